import { expect } from 'chai';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './project-root.js';

interface Group {
  readonly folder: string;
  readonly engines?: readonly string[];
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
  readonly output: string;
}

async function runGroup(group: Group): Promise<Counts> {
  const script = pathToFileURL(path.join(ROOT, 'scripts', 'support', 'test-group.mjs')).href;
  return ((await import(script)) as { runGroup(group: Group): Promise<Counts> }).runGroup(group);
}

/** What the gate makes of a group whose only file is this one. */
describe('The gate', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sextant-gate-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function outcomeOf(source: string, engines: readonly string[] = []): Promise<Counts> {
    await writeFile(path.join(folder, 'planted.test.js'), source);
    return runGroup({ folder, engines });
  }

  it('counts what passes, fails and is skipped', async () => {
    const { passed, failed, skipped, output } = await outcomeOf(`
      it('a', () => {}); it('b', () => {}); it('c', () => { throw new Error('planted') }); it.skip('d', () => {});`);
    expect([passed, failed, skipped]).to.deep.equal([2, 1, ['d']]);
    expect(output).to.contain('planted');
  });

  it('fails a group that runs no test', async () => {
    const { failed, output } = await outcomeOf('');
    expect(failed).to.equal(1);
    expect(output).to.contain('ran no test');
  });

  it('fails a group that ends before its tests do', async () => {
    const { failed, output } = await outcomeOf(`it('leaves early', () => process.exit(0));`);
    expect(failed).to.equal(1);
    expect(output).to.contain('ended before its tests did');
  });

  it('fails a group in which an engine that was asked for passed nothing', async () => {
    const { passed, failed, output } = await outcomeOf(`describe('contract: memory', () => it('a', () => {}));`, ['memory', 'postgres']);
    expect([passed, failed]).to.deep.equal([1, 1]);
    expect(output).to.contain('no test passed on postgres');
  });
});
