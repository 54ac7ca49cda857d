import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EXIT_CODES } from '../../src/adapters/cli/exit-code.js';
import { createProgram } from '../../src/adapters/cli/program.js';
import { processTerminal } from '../../src/adapters/cli/terminal.js';
import { ROOT } from './source-tree.js';

const document = readFileSync(path.join(ROOT, 'docs', 'cli.md'), 'utf8');

describe('docs/cli.md', () => {
  it('lists every exit code with its meaning, and no other', () => {
    const rows = [...document.matchAll(/^\| (\d+) *\| (.*?) *\|$/gm)].map(([, code, meaning]) => [Number(code), meaning]);
    expect(rows).to.deep.equal(EXIT_CODES);
  });

  it('names every command, and no other', () => {
    const named = [...document.matchAll(/^\| `sextant ([\w-]+)/gm)].map(([, name]) => name);
    const created = createProgram(processTerminal()).commands.map((command) => command.name());
    expect(named).to.have.members(created);
  });
});
