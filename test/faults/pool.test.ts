import { expect } from 'chai';
import { ConnectionsExhausted, DatabaseUnavailable } from '../../src/ports/shared/database.errors.js';
import { failure, holdConnections, onPostgres, onSqlite, open, type SqlSubject } from './fault-subject.js';

const ACQUIRE_MILLISECONDS = 200;
const TOLERANCE_MILLISECONDS = 100;

/** The pool is in use; five more callers come. */
async function exhaust({ database, notes }: SqlSubject, pool: { readonly active: number; readonly idle?: number }): Promise<void> {
  const holders = await holdConnections(database, pool.active);
  const waiters = await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map((name) => failure(() => database.transaction(() => notes.insert({ name })))),
  );
  for (const { error, after } of waiters) {
    expect(error).to.be.instanceOf(ConnectionsExhausted).with.property('code', 'DATABASE_CONNECTIONS_EXHAUSTED');
    expect((error as unknown as ConnectionsExhausted).pool).to.include(pool);
    expect((error as unknown as ConnectionsExhausted).pool.waiting).to.be.within(1, 5);
    expect(after).to.be.within(ACQUIRE_MILLISECONDS - 5, ACQUIRE_MILLISECONDS + TOLERANCE_MILLISECONDS);
  }
  await holders.release();
  await notes.insert({ name: 'after' });
  expect(await notes.select()).to.deep.equal([{ name: 'after' }]);
}

describe('guarantee 1: pool exhaustion waits a bounded time', function () {
  // Somebody else on the machine may hold us up once; a limit that is not kept fails every time.
  this.retries(2);
  it('on PostgreSQL', () =>
    onPostgres({ poolSize: 3, acquireTimeoutMilliseconds: ACQUIRE_MILLISECONDS }, (subject) => exhaust(subject, { active: 3, idle: 0 })));

  it('on SQLite, where one connection writes and idle ones only read', () =>
    onSqlite({ acquireTimeoutMilliseconds: ACQUIRE_MILLISECONDS }, (subject) => exhaust(subject, { active: 1 })));
});

describe('guarantee 2: "exhausted" differs from "database down"', function () {
  // Somebody else on the machine may hold us up once; a limit that is not kept fails every time.
  this.retries(2);
  const limits = { acquireTimeoutMilliseconds: ACQUIRE_MILLISECONDS, statementTimeoutMilliseconds: 500 };

  for (const [what, connectTimeoutMilliseconds] of [
    ['the wait for a connection ends first', 10_000],
    ['the opening of a connection ends first', 100],
  ] as const)
    it(`says that the server does not answer, and how the pool stands, when ${what}`, () =>
      onPostgres({ ...limits, connectTimeoutMilliseconds }, async ({ database, proxy }) => {
        const holder = await holdConnections(database, 1);
        proxy.blackHole();
        const { error, after } = await failure(() => database.ping());
        expect(error).to.be.instanceOf(DatabaseUnavailable).with.property('code', 'DATABASE_UNAVAILABLE');
        expect(error.facts).to.include({ active: 1, idle: 0, capacity: 10 });
        expect(error.facts).to.have.property('waiting').that.is.at.least(1);
        expect(after).to.be.below(ACQUIRE_MILLISECONDS + TOLERANCE_MILLISECONDS);
        proxy.restore();
        await holder.release().catch(() => undefined);
        await database.ping();
      }));

  it('says at once that nobody listens', () =>
    onPostgres(limits, async ({ database, proxy, url }) => {
      await proxy[Symbol.asyncDispose]();
      const { error, after } = await failure(() => open(url));
      expect(error).to.be.instanceOf(DatabaseUnavailable);
      expect(after).to.be.below(ACQUIRE_MILLISECONDS);
      await failure(() => database.ping());
    }));
});
