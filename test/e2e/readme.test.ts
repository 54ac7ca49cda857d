import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './project-root.js';
import { outputOfNode } from './run-node.js';

interface Example {
  /** The file named above the block: `<!-- examples/embedding/quick-start.ts -->`. */
  readonly file: string | undefined;
  readonly code: string;
}

const BUILD = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

const examples: Example[] = [...readme.matchAll(/(?:<!-- (\S+) -->\n)?\n?```ts\n(.*?)```/gs)].map(([, file, code = '']) => ({
  file,
  code,
}));

describe('The README', () => {
  it('has its examples from files', () => {
    expect(examples.length).to.be.at.least(3);
    expect(examples.filter(({ file }) => file === undefined).map(({ code }) => code)).to.deep.equal([]);
  });

  for (const { file = '', code } of examples)
    it(`shows what is in ${file}`, () => {
      expect(readFileSync(path.join(ROOT, file), 'utf8')).to.contain(code);
    });

  it('says what its first example prints', async () => {
    const printed = await outputOfNode([path.join(BUILD, 'examples', 'embedding', 'quick-start.js')], { cwd: ROOT });
    expect(readme).to.contain(`\`\`\`text\n${printed}\`\`\``);
  });

  it('names only files that exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
    for (const link of links) expect(() => readFileSync(path.join(ROOT, link)), link).not.to.throw(/ENOENT/);
  });
});
