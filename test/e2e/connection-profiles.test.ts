import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './project-root.js';
import { outputOfNode } from './run-node.js';

const BUILD = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const EXAMPLE = path.join('examples', 'connection-profiles');
const FILES = ['main.ts', 'connections.toml'].map((file) => readFileSync(path.join(ROOT, EXAMPLE, file), 'utf8')).join('\n');
const ABOUT = [
  { document: 'connections.md', section: /^## Connection profiles\n(.*?)(?=^## )/ms },
  { document: 'transactions.md', section: /^(.*)$/s },
];

describe('The example of connection profiles', () => {
  it('prints what its document says', async () => {
    const printed = await outputOfNode([path.join(BUILD, EXAMPLE, 'main.js')], { cwd: ROOT });
    expect(readFileSync(path.join(ROOT, 'docs', 'connections.md'), 'utf8')).to.contain(`\`\`\`text\n${printed}\`\`\``);
  });

  for (const { document, section } of ABOUT)
    it(`is what docs/${document} shows, line by line`, () => {
      const text = section.exec(`${readFileSync(path.join(ROOT, 'docs', document), 'utf8')}\n## `)?.[1] ?? '';
      const shown = [...text.matchAll(/```(?:ts|toml)\n(.*?)```/gs)].flatMap(([, code = '']) => code.split('\n'));
      const known = new Set(FILES.split('\n').map((line) => line.trim()));
      expect(shown.length).to.be.greaterThan(5);
      expect(shown.filter((line) => !known.has(line.trim()))).to.deep.equal([]);
    });
});
