import { expect } from 'chai';
import { CommitOutcomeUnknown, DatabaseUnavailable } from '../../src/ports/shared/database.errors.js';
import { PrimaryAndStandby } from '../../src/testing/index.js';
import { Baseline } from './baseline.js';
import { noteTable, open } from './fault-subject.js';
import { load } from './load.js';
import { times } from './scale.js';

const RESUMED_MILLISECONDS = 2_000;
const ROUNDS = times({ short: 1, full: 20 });

describe('guarantee 9: a failover to the standby is survived', function () {
  this.timeout(times({ short: 60_000, full: 300_000 }));

  for (const target of ['read-write', 'primary'])
    it(`with target_session_attrs=${target}: writes resume within ${String(RESUMED_MILLISECONDS)} ms of the promotion, and nothing acknowledged is lost`, async () => {
      for (let round = 0; round < ROUNDS; round += 1) expect(await failover(target)).to.be.below(RESUMED_MILLISECONDS);
    });
});

/** Kills the primary under load and promotes the standby; how many milliseconds later a write is acknowledged. */
async function failover(target: string): Promise<number> {
  await using pair = await PrimaryAndStandby.start({ synchronous: true });
  await pair.createDatabase('fault');
  const baseline = new Baseline();
  const database = await open(pair.url('fault', { target }), { poolSize: 5 });
  const notes = database.table(noteTable);
  let resumed: number;
  try {
    const clients = load({ database, notes });
    for (let write = 0; write < 20; write += 1) await clients.nextWrite();
    await pair.primary.stop('kill');
    await pair.promote();
    const promoted = performance.now();
    await clients.nextWrite();
    resumed = performance.now() - promoted;
    for (let write = 0; write < 20; write += 1) await clients.nextWrite();

    const acknowledged = await clients.stop();
    const stored = await pair.standby.query<{ name: string }>('select name from fault_note', [], { database: 'fault' });
    const names = new Set(stored.map(({ name }) => name));
    expect(acknowledged.filter((name) => !names.has(name))).to.deep.equal([]);
    for (const error of clients.failures) expect(error).to.satisfy(isLoss);
    await baseline.poolIsWhole(database, { server: pair.standby, database: 'fault' });
  } finally {
    await database.dispose();
  }
  await baseline.isRestored({ server: pair.standby, database: 'fault' });
  return resumed;
}

function isLoss(error: unknown): boolean {
  return error instanceof DatabaseUnavailable || error instanceof CommitOutcomeUnknown;
}
