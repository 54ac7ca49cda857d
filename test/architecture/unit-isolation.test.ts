import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ROOT } from './source-tree.js';

const compiled = path.dirname(fileURLToPath(import.meta.url));
const refusal = path.join(compiled, 'refuse-drivers.js');
const mocha = path.join(ROOT, 'node_modules', 'mocha', 'bin', 'mocha.js');

/** Runs Node with every database driver refused. */
function withoutDrivers(...args: readonly string[]): { readonly code: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', refusal, ...args], { cwd: ROOT, encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

describe('Unit tests on fakes', () => {
  it('import no module that loads typeorm, pg, sqlite3 or better-sqlite3', () => {
    const { code, output } = withoutDrivers(mocha, '--dry-run', '--reporter', 'dot', `${path.dirname(compiled)}/unit/**/*.test.js`);
    expect(code, output).to.equal(0);
    expect(output).to.match(/[1-9]\d* passing/);
  }).timeout(60_000);

  it('run in the gate with those packages refused, so that none is loaded later either', async () => {
    const script = pathToFileURL(path.join(ROOT, 'scripts', 'support', 'test-plan.mjs')).href;
    const { GROUPS } = (await import(script)) as { readonly GROUPS: readonly { readonly name: string; readonly preload?: string }[] };
    expect(GROUPS.find(({ name }) => name === 'unit')?.preload).to.match(/refuse-drivers\.js$/);
  });

  for (const driver of ['typeorm', 'pg', 'sqlite3', 'better-sqlite3']) {
    it(`would be refused importing ${driver}, by the name of the importer`, () => {
      const { code, output } = withoutDrivers('--input-type=module', '--eval', `import ${JSON.stringify(driver)}`);
      expect(code).to.equal(1);
      expect(output).to.match(new RegExp(`\\[eval1\\] imports ${driver}`));
    });

    it(`would be refused requiring ${driver}, by the name of the importer`, () => {
      const { code, output } = withoutDrivers('--input-type=commonjs', '--eval', `require(${JSON.stringify(driver)})`);
      expect(code).to.equal(1);
      expect(output).to.match(new RegExp(`\\[eval\\] requires ${driver}`));
    });
  }
});
