import { expect } from 'chai';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrimaryAndStandby } from '../../src/testing/index.js';
import { ROOT } from './project-root.js';
import { outputOfNode } from './run-node.js';

const BUILD = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const PRINTED = 'M31 is rising\nM31 is rising, clouds from the west\n';

function example(env: NodeJS.ProcessEnv): Promise<string> {
  return outputOfNode([path.join(BUILD, 'examples', 'read-replicas', 'main.js')], { cwd: ROOT, env: { ...process.env, ...env } });
}

describe('The example of separate ports for reading and writing', function () {
  this.timeout(60_000);

  it('runs on one fake that serves both ports', async () => {
    expect(await example({ SEXTANT_PROFILE: 'test' })).to.equal(PRINTED);
  });

  it('runs on a primary and its standby, from two URLs alone', async () => {
    await using pair = await PrimaryAndStandby.start();
    await pair.createDatabase('notes');
    const env = {
      SEXTANT_PROFILE: 'production',
      DATABASE_PRIMARY_URL: pair.primary.url('notes'),
      DATABASE_REPLICA_URL: pair.standby.url('notes'),
    };
    expect(await example(env)).to.equal(PRINTED);
    await pair.caughtUp();
    const stored = await pair.standby.query<{ text: string }>('SELECT text FROM notes ORDER BY id', [], { database: 'notes' });
    expect(stored.map(({ text }) => text)).to.deep.equal(['M31 is rising', 'clouds from the west']);
  });
});
