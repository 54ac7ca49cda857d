import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { runProgram } from '../../../src/adapters/cli/program.js';
import { CapturedTerminal } from './captured-terminal.js';

describe('sextant diagram', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sextant-diagram-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function run(...argv: readonly string[]) {
    // No database is reached: there is none at this address.
    const terminal = new CapturedTerminal({ DATABASE_URL: 'postgresql://nowhere.invalid/sky' });
    const code = await runProgram(['diagram', ...argv], terminal);
    return { code, out: terminal.out, err: terminal.err };
  }

  it('prints one database as Mermaid or SVG, without a database and in any profile', async () => {
    expect((await run('identity')).out).to.match(/^%% identity\nerDiagram\n {2}users \{\n {4}bigint id PK\n/);
    const svg = await run('identity', '--format', 'svg', '--profile', 'production');
    expect(svg.code).to.equal(0);
    expect(svg.out).to.match(/^<svg [^]*>users<\/text>[^]*<\/svg>\n$/);
  });

  it('writes a page and a drawing for each database, and says when they are up to date or not', async () => {
    expect((await run('--output', folder)).code).to.equal(0);
    const files = await readdir(folder);
    expect(files).to.include.members(['catalog.md', 'catalog.svg', 'identity.md', 'identity.svg']);
    expect(await readFile(join(folder, 'catalog.md'), 'utf8')).to.match(/!\[.*\]\(catalog\.svg\)[^]*```mermaid\nerDiagram/);
    expect((await run('--output', folder, '--check')).out).to.equal(`${folder} is up to date\n`);

    await writeFile(join(folder, 'catalog.svg'), '<svg/>');
    await rm(join(folder, 'identity.md'));
    const checked = await run('--output', folder, '--check');
    expect(checked.code).to.equal(1);
    expect(checked.err).to.include('CLI_PICTURES_STALE').and.to.include('catalog.svg').and.to.include('identity.md');
    expect(await readFile(join(folder, 'catalog.svg'), 'utf8')).to.equal('<svg/>');

    expect((await run('--output', folder)).code).to.equal(0);
    expect((await run('--output', folder, '--check')).code).to.equal(0);
  });

  it('writes the drawing of one database only, when asked to', async () => {
    await run('identity', '--format', 'svg', '--output', folder);
    expect(await readdir(folder)).to.deep.equal(['identity.svg']);
  });

  it('gives everything as JSON', async () => {
    const { databases } = JSON.parse((await run('--json')).out) as { databases: { database: string; tables: number; mermaid: string }[] };
    const identity = databases.find(({ database }) => database === 'identity');
    expect(identity).to.include({ tables: 4 });
    expect(identity).to.have.keys('database', 'tables', 'mermaid', 'svg');
  });

  it('refuses a database that is none, several in one SVG, and a check of nothing', async () => {
    expect((await run('planets')).err).to.include('one of identity, catalog');
    expect((await run('--format', 'svg')).code).to.equal(2);
    expect((await run('--check')).code).to.equal(2);
  });
});
