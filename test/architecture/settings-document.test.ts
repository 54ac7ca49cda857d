import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadSettings } from '../../src/settings/index.js';
import { ROOT } from './source-tree.js';

/** Key and default of each row of the table: `| \`http.port\` | \`3000\` | … |`. */
function documented(): Map<string, string> {
  const text = readFileSync(path.join(ROOT, 'docs', 'settings.md'), 'utf8');
  return new Map([...text.matchAll(/^\| `([a-z]+\.[A-Za-z.<>]+)`\s*\| `([^`]*)`/gm)].map(([, key = '', value = '']) => [key, value]));
}

/** Key and default as the settings declare them; the databases have the same keys. */
function declared(): Map<string, string> {
  const settings = loadSettings({ environment: {}, readFile: () => undefined });
  return new Map(
    settings
      .explain()
      .map(({ key, value }) => [
        key.replace(/^databases\.\w+\./, 'databases.<name>.'),
        typeof value === 'string' ? value : value === undefined ? 'none' : JSON.stringify(value),
      ]),
  );
}

describe('docs/settings.md', () => {
  it('lists every key with its default, and no other', () => {
    expect(Object.fromEntries(documented())).to.deep.equal(Object.fromEntries(declared()));
  });
});
