import { expect } from 'chai';
import { CommitOutcomeUnknown, DatabaseError, DatabaseUnavailable } from '../../src/ports/shared/database.errors.js';
import { ThrowawayPostgres } from '../../src/testing/index.js';
import { failure, onPostgres, warm } from './fault-subject.js';
import { load } from './load.js';
import { times } from './scale.js';

const READY_MILLISECONDS = 250;
const ROUNDS = times({ short: 3, full: 50 });

describe('guarantee 4: a restart of the server is survived', function () {
  // Somebody else on the machine may hold us up once; a limit that is not kept fails every time.
  this.retries(2);
  this.timeout(times({ short: 60_000, full: 300_000 }));

  it(`answers within ${String(READY_MILLISECONDS)} ms of being ready, loses nothing acknowledged, and fails with typed errors only`, async () => {
    // A crash must not lose what was acknowledged, so this server waits for its disk.
    await using server = await ThrowawayPostgres.start({ settings: { fsync: 'on', full_page_writes: 'on' } });
    const slowest = { milliseconds: 0 };
    await onPostgres(
      { poolSize: 5 },
      async (subject) => {
        const clients = load(subject);
        for (let round = 0; round < ROUNDS; round += 1) {
          await server.restart('immediate');
          const ready = performance.now();
          await subject.notes.insert({ name: `round ${String(round)}` });
          slowest.milliseconds = Math.max(slowest.milliseconds, performance.now() - ready);
        }
        const acknowledged = await clients.stop();
        const stored = new Set((await subject.notes.select()).map(({ name }) => name));
        expect(acknowledged.filter((name) => !stored.has(name))).to.deep.equal([]);
        expect(clients.failures.filter((error) => !(error instanceof DatabaseError))).to.deep.equal([]);
        for (const error of clients.failures) expect(error).to.satisfy(isLoss);
      },
      server,
    );
    expect(slowest.milliseconds).to.be.below(READY_MILLISECONDS);
  });

  it('writes at once after a restart that only idle connections met', async () => {
    await using server = await ThrowawayPostgres.start();
    await onPostgres(
      { poolSize: 5 },
      async ({ database, notes }) => {
        for (const mode of ['immediate', 'fast'] as const) {
          await warm(database, 5);
          await server.restart(mode);
          const began = performance.now();
          const names = Array.from({ length: 20 }, (_, number) => `${mode} ${String(number)}`);
          await Promise.all(names.map((name) => notes.insert({ name })));
          expect(performance.now() - began).to.be.below(READY_MILLISECONDS);
        }
        expect(await notes.count()).to.equal(40);
      },
      server,
    );
  });

  it('tells an open transaction that the server went, with the cause, and lets the next one begin', async () => {
    await using server = await ThrowawayPostgres.start();
    await onPostgres(
      {},
      async ({ database, notes }) => {
        const { error } = await failure(() =>
          database.transaction(async () => {
            await notes.insert({ name: 'lost' });
            await server.restart('fast');
            await notes.insert({ name: 'never sent' });
          }),
        );
        expect(error).to.be.instanceOf(DatabaseUnavailable);
        expect(error.facts).to.include({ sqlState: '57P01' });
        expect(error.cause).to.have.property('message').that.includes('administrator command');
        await database.transaction(() => notes.insert({ name: 'next' }));
        expect(await notes.select()).to.deep.equal([{ name: 'next' }]);
      },
      server,
    );
  });
});

const isLoss = (error: Error): boolean => error instanceof DatabaseUnavailable || error instanceof CommitOutcomeUnknown;
