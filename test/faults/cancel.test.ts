import { expect } from 'chai';
import { setTimeout as sleep } from 'node:timers/promises';
import { CallCancelled, DatabaseTimeout } from '../../src/ports/shared/database.errors.js';
import { Deadline } from '../../src/ports/shared/deadline.js';
import { failure, onPostgres, SLEEP, type PostgresSubject } from './fault-subject.js';
import { times } from './scale.js';

const IDLE_MILLISECONDS = 100;

/** Watches the server on a connection of its own, made before, so that watching costs the server nothing but answers. */
async function watching(subject: PostgresSubject, work: (untilIdle: () => Promise<number>) => Promise<void>): Promise<void> {
  const { Client } = (await import('pg')).default;
  const observer = new Client({ connectionString: subject.server.url() });
  await observer.connect();
  const text = "SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND state = 'active' AND query LIKE '%pg_sleep%'";
  const values = [new URL(subject.url).pathname.slice(1)];
  try {
    await work(async () => {
      const began = performance.now();
      while (performance.now() - began < 5_000 && (await observer.query(text, values)).rowCount !== 0);
      return performance.now() - began;
    });
  } finally {
    await observer.end();
  }
}

describe('guarantee 6: cancel reaches the server', function () {
  // Somebody else on the machine may hold us up once; a limit that is not kept fails every time.
  this.retries(2);
  this.timeout(times({ short: 20_000, full: 120_000 }));

  it('stops a single statement when its caller aborts, and keeps the connection', () =>
    onPostgres({ poolSize: 1 }, async (subject) => {
      const { database } = subject;
      await watching(subject, async (untilIdle) => {
        for (let round = 0; round < times({ short: 3, full: 100 }); round += 1) {
          const caller = new AbortController();
          const running = failure(() => database.execute(SLEEP, [30], 'read', { signal: caller.signal }));
          await sleep(30);
          caller.abort(new Error('enough'));
          const idle = untilIdle();
          const { error } = await running;
          expect(error).to.be.instanceOf(CallCancelled).with.property('cause').with.property('message', 'enough');
          expect(await idle).to.be.below(IDLE_MILLISECONDS);
          // Kept only because the server answered with 57014, so that nothing of the request can be on its way any more.
          expect(database.describe().pool).to.include({ active: 0, idle: 1 });
        }
      });
      expect(subject.server.log.some((line) => line.includes('canceling statement due to user request'))).to.equal(true);
    }));

  it('stops a statement inside a transaction at its deadline, and rolls back', () =>
    onPostgres({}, (subject) =>
      watching(subject, async (untilIdle) => {
        const { database, notes } = subject;
        const { error, after } = await failure(() =>
          database.transaction(
            async () => {
              await notes.insert({ name: 'undone' });
              await database.execute(SLEEP, [30], 'read');
            },
            { deadline: Deadline.after(100) },
          ),
        );
        expect(await untilIdle()).to.be.below(IDLE_MILLISECONDS);
        expect(error).to.be.instanceOf(DatabaseTimeout);
        expect(after).to.be.below(300);
        expect(await notes.select()).to.deep.equal([]);
      }),
    ));
});

describe('guarantee 7: server-side limits are typed errors', function () {
  // Somebody else on the machine may hold us up once; a limit that is not kept fails every time.
  this.retries(2);
  it('statement_timeout', () =>
    onPostgres({ statementTimeoutMilliseconds: 100 }, async ({ database }) => {
      const { error, after } = await failure(() => database.execute(SLEEP, [30], 'read'));
      expect(error).to.be.instanceOf(DatabaseTimeout);
      expect(error.facts).to.include({ sqlState: '57014', statement: 'sleep' });
      expect(after).to.be.within(95, 400);
    }));

  it('lock_timeout', () =>
    onPostgres({ lockTimeoutMilliseconds: 100 }, async ({ database, counters }) => {
      await counters.insert({ name: 'locked', count: 0 });
      const blocked = await database.transaction(
        async () => {
          await counters.update({ name: 'locked' }, { count: 1 });
          return failure(() =>
            database.transaction(() => counters.update({ name: 'locked' }, { count: 2 }), { propagation: 'requiresNew' }),
          );
        },
        { isolation: 'read committed' },
      );
      expect(blocked.error).to.be.instanceOf(DatabaseTimeout);
      expect(blocked.error.facts).to.include({ sqlState: '55P03' });
      expect(await counters.find({ name: 'locked' })).to.deep.equal({ name: 'locked', count: 1 });
    }));

  it('idle_in_transaction_session_timeout, with its reason kept until the commit', () =>
    onPostgres({ idleInTransactionTimeoutMilliseconds: 100 }, async ({ database, notes }) => {
      const statementAfter = await failure(() =>
        database.transaction(async () => {
          await notes.insert({ name: 'undone' });
          await sleep(250);
          await notes.count();
        }),
      );
      expect(statementAfter.error).to.be.instanceOf(DatabaseTimeout);
      expect(statementAfter.error.facts).to.include({ sqlState: '25P03' });
      const commitAfter = await failure(() =>
        database.transaction(async () => {
          await notes.insert({ name: 'undone' });
          await sleep(250);
        }),
      );
      expect(commitAfter.error).to.be.instanceOf(DatabaseTimeout);
      expect(commitAfter.error.facts).to.include({ sqlState: '25P03' });
      expect(await notes.select()).to.deep.equal([]);
    }));
});
