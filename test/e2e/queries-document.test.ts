import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './project-root.js';
import { outputOfNode } from './run-node.js';

const BUILD = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const document = readFileSync(path.join(ROOT, 'docs', 'queries.md'), 'utf8');

/** Blocks with the comment above them: `<!-- file -->` above code, `<!-- prints file -->` above output. */
const blocks = [...document.matchAll(/(?:<!-- (prints )?(\S+) -->\n)?\n?```(ts|text)\n(.*?)```/gs)].map(
  ([, prints, file, language, content = '']) => ({ prints: prints !== undefined, file, language, content }),
);

describe('docs/queries.md', () => {
  it('has all its examples and what they print from files', () => {
    expect(blocks.length).to.be.at.least(12);
    for (const { file, language, prints } of blocks) {
      expect(file).to.be.a('string');
      expect(prints).to.equal(language === 'text');
    }
  });

  for (const { file = '', content, prints } of blocks)
    if (prints)
      it(`says what ${file} prints`, async () => {
        const built = path.join(BUILD, file.replace(/\.ts$/, '.js'));
        expect(await outputOfNode([built], { cwd: ROOT })).to.equal(content);
      });
    else
      it(`shows what is in ${file}`, () => {
        expect(readFileSync(path.join(ROOT, file), 'utf8')).to.contain(content);
      });
});
