import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { explainSettings, loadSettings } from '../../../src/settings/index.js';
import { isolated } from './settings-fixture.js';

describe('docs/settings.md', () => {
  it('lists every key with its default, and no other', () => {
    const text = readFileSync(path.join(projectRoot(), 'docs', 'settings.md'), 'utf8');
    const documented = [...text.matchAll(/^\| `([a-zA-Z.<>]+)` +\| `([^`]*)` +\|/gm)].map(([, key, value]) => `${key}: ${value}`);
    const explained = explainSettings(loadSettings(isolated()))
      .settings.filter(({ key }) => !key.startsWith('databases.identity.'))
      .map(({ key, value }) => `${key.replace('.catalog.', '.<name>.')}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
    expect(documented).to.deep.equal(explained);
  });
});

function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
}
