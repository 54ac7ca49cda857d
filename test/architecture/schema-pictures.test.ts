import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { drawSchemas } from '../../src/administration/draw-schema.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';
import { componentsOf } from '../../profiles/index.js';
import { ROOT } from './source-tree.js';

const FOLDER = path.join(ROOT, 'docs', 'schema');
const COMMAND = 'is out of date: run `sextant diagram --output docs/schema` and commit what it writes';

describe('docs/schema', () => {
  it('shows the declared tables of every database, and nothing else', async () => {
    const pictures = await drawSchemas({
      profile: 'test',
      components: await componentsOf('test'),
      settings: new FixedSettings({ databases: {} }),
    });
    const wanted = new Map(
      pictures.flatMap(
        ({ database, page, svg }) =>
          [
            [`${database}.md`, page],
            [`${database}.svg`, svg],
          ] as const,
      ),
    );
    expect(readdirSync(FOLDER)).to.have.members([...wanted.keys()]);
    for (const [file, text] of wanted)
      expect(readFileSync(path.join(FOLDER, file), 'utf8') === text, `docs/schema/${file} ${COMMAND}`).to.equal(true);
  });
});
