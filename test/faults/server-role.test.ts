import { expect } from 'chai';
import { CommitOutcomeUnknown, DatabaseUnavailable } from '../../src/ports/shared/database.errors.js';
import { PrimaryAndStandby, type ThrowawayPostgres } from '../../src/testing/index.js';
import { noteTable, open, warm } from './fault-subject.js';
import { load } from './load.js';
import { times } from './scale.js';

const ROUNDS = times({ short: 1, full: 20 });
const IN_FAULT = { database: 'fault' };
/** How PostgreSQL begins what it says of a statement that a server in the wrong role refused. */
const REFUSED = /ERROR: {2}cannot (execute|use serializable)/;

describe('guarantee 10: a server in the wrong role is refused', function () {
  this.timeout(times({ short: 60_000, full: 300_000 }));

  for (const target of ['read-write', 'primary'])
    it(`with target_session_attrs=${target} nothing is asked of a standby that the URL names first`, async () => {
      await using pair = await pairWithDatabase();
      const database = await open(pair.url('fault', { target, first: 'standby' }), { poolSize: 5 });
      try {
        const clients = load({ database, notes: database.table(noteTable) });
        for (let write = 0; write < times({ short: 50, full: 2_000 }); write += 1) await clients.nextWrite();

        expect((await clients.stop()).length).to.be.at.least(50);
        expect(clients.failures).to.deep.equal([]);
        expect(pair.standby.log.filter((line) => REFUSED.test(line))).to.deep.equal([]);
      } finally {
        await database.dispose();
      }
    });

  it('demoted by a switch-over under a pool in use it is left, and writes go on with the new primary', async () => {
    await using pair = await pairWithDatabase();
    const database = await open(pair.url('fault', { target: 'primary' }), { poolSize: 5 });
    try {
      const clients = load({ database, notes: database.table(noteTable) });
      for (let write = 0; write < 20; write += 1) await clients.nextWrite();
      await pair.switchRoles();
      for (let write = 0; write < 20; write += 1) await clients.nextWrite();

      const acknowledged = await clients.stop();
      const stored = new Set(await names(pair.standby));
      expect(acknowledged.filter((name) => !stored.has(name))).to.deep.equal([]);
      for (const error of clients.failures) expect(error).to.satisfy(isLoss);
      expect(pair.primary.log.filter((line) => REFUSED.test(line))).to.deep.equal([]);
    } finally {
      await database.dispose();
    }
  });

  it('demoted while its connections stay open it is left without a failure: what it refused is run again elsewhere', async () => {
    for (let round = 0; round < ROUNDS; round += 1) await demotedWithOpenConnections();
  });

  it('demoted under idle connections it gets no more than one statement from all of them', async () => {
    await using pair = await pairWithDatabase();
    const database = await open(pair.url('fault', { target: 'read-write' }), { poolSize: 5, prePingMilliseconds: 0 });
    try {
      await warm(database, 5);
      await makeReadOnly(pair.primary);
      await pair.caughtUp();
      await pair.promote();

      const notes = database.table(noteTable);
      await notes.insert({ name: 'first' });
      const others = Array.from({ length: 5 }, (_, number) => String(number));
      await Promise.all(others.map((name) => notes.insert({ name })));

      expect(await names(pair.standby)).to.have.members(['first', ...others]);
      expect(pair.primary.log.filter((line) => REFUSED.test(line))).to.have.length(1);
    } finally {
      await database.dispose();
    }
  });
});

/** The primary goes on and takes no writes, as in a managed failover; a little later the standby is promoted. */
async function demotedWithOpenConnections(): Promise<void> {
  await using pair = await pairWithDatabase();
  const database = await open(pair.url('fault', { target: 'read-write' }), { poolSize: 5 });
  try {
    const clients = load({ database, notes: database.table(noteTable) });
    for (let write = 0; write < 20; write += 1) await clients.nextWrite();
    await makeReadOnly(pair.primary);
    await pair.caughtUp();
    const left = await names(pair.primary);
    await pair.promote();
    for (let write = 0; write < 20; write += 1) await clients.nextWrite();

    const acknowledged = await clients.stop();
    const stored = new Set(await names(pair.standby));
    expect(acknowledged.filter((name) => !stored.has(name))).to.deep.equal([]);
    expect(clients.failures).to.deep.equal([]);
    expect(await names(pair.primary), 'rows on the demoted server').to.have.members(left);
  } finally {
    await database.dispose();
  }
}

async function pairWithDatabase(): Promise<PrimaryAndStandby> {
  const pair = await PrimaryAndStandby.start();
  await pair.createDatabase('fault');
  return pair;
}

/** Returns when transactions that could still write are over. */
async function makeReadOnly(server: ThrowawayPostgres): Promise<void> {
  await server.query('alter system set default_transaction_read_only = on');
  await server.query('select pg_reload_conf()');
  const [reloaded] = await server.query<{ at: Date }>('select clock_timestamp() as at');
  for (;;) {
    const [older] = await server.query<{ count: number }>(
      "select count(*)::int from pg_stat_activity where datname = 'fault' and xact_start <= $1",
      [reloaded?.at],
    );
    if (older?.count === 0) return;
  }
}

async function names(server: ThrowawayPostgres): Promise<string[]> {
  return (await server.query<{ name: string }>('select name from fault_note', [], IN_FAULT)).map(({ name }) => name);
}

function isLoss(error: unknown): boolean {
  return error instanceof DatabaseUnavailable || error instanceof CommitOutcomeUnknown;
}
