import { expect } from 'chai';
import { TransactionCoordinator } from '../../../src/adapters/shared/transaction-coordinator.js';
import { statement } from '../../../src/adapters/typeorm/shared/sql-text.js';
import { FaultProxy } from '../../../src/testing/faults/index.js';
import { ThrowawayPostgres } from '../../../src/testing/postgres/index.js';
import { failureOf, read, run, withEngine } from './open-engine.js';

const INSERT = statement('insert', 'INSERT INTO note VALUES ($1)');

describe('a PostgreSQL that goes away', function () {
  this.timeout(60_000);
  let server: ThrowawayPostgres;
  before(async () => {
    server = await ThrowawayPostgres.start();
    await server.query('CREATE TABLE note (id integer PRIMARY KEY)');
  });
  after(() => server[Symbol.asyncDispose]());
  beforeEach(() => server.query('TRUNCATE note'));

  it('and comes back at once is not noticed by idle callers, crash after crash', () =>
    withEngine(server.url(), async (engine) => {
      const coordinator = new TransactionCoordinator('lab', engine);
      for (let crash = 0; crash < 5; crash += 1) {
        await Promise.all([1, 2, 3, 4].map(() => read(engine, 'SELECT pg_sleep(0.005)')));
        await server.restart('immediate');
        expect(await read(engine, 'SELECT 1 AS one')).to.deep.equal([{ one: 1 }]);
        await coordinator.transaction(() => coordinator.run('write', (connection) => connection.execute(INSERT, [crash])));
      }
      expect(await read(engine, 'SELECT count(*) AS n FROM note')).to.deep.equal([{ n: 5n }]);
      expect(engine.statistics()).to.include({ active: 0, waiting: 0 });
    }));

  it('fails running statements and transactions with the real cause, and only those', () =>
    withEngine(server.url(), async (engine) => {
      const sleeper = await engine.acquire('read', {});
      const running = failureOf(sleeper.execute(statement('sleep', 'SELECT pg_sleep(20)'), []));
      const connection = await engine.acquire('write', {});
      await engine.begin(connection, { isolation: 'serializable', readOnly: false });
      await connection.execute(INSERT, [1]);
      await server.restart('immediate');

      expect(await running).to.include({ code: 'DATABASE_UNAVAILABLE' });
      engine.release(sleeper, true);
      expect(await failureOf(connection.execute(INSERT, [2]))).to.include({ code: 'DATABASE_UNAVAILABLE' });
      expect(await failureOf(engine.commit(connection))).to.include({ code: 'DATABASE_UNAVAILABLE' });
      engine.release(connection, true);
      expect(await read(engine, 'SELECT id FROM note')).to.deep.equal([]);
    }));

  it('is reported as unavailable while it is down and is found again when it is up', () =>
    withEngine(server.url(), async (engine) => {
      await server.stop();
      expect(await failureOf(read(engine, 'SELECT 1'))).to.include({ code: 'DATABASE_UNAVAILABLE' });
      expect(await failureOf(run(engine, 'SELECT 1'))).to.include({ code: 'DATABASE_UNAVAILABLE' });
      await server.restart();
      const began = performance.now();
      expect(await run(engine, 'SELECT 1 AS one')).to.deep.equal([{ one: 1 }]);
      expect(performance.now() - began).to.be.lessThan(1_500);
    }));

  it('ends idle connections one by one without failing the next callers', () =>
    withEngine(server.url(), async (engine) => {
      await Promise.all([1, 2, 3, 4].map(() => read(engine, 'SELECT pg_sleep(0.005)')));
      await server.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'sextant%'`);
      for (let call = 0; call < 4; call += 1) expect(await read(engine, 'SELECT 1 AS one')).to.deep.equal([{ one: 1 }]);
    }));

  it('under a read, or under the first statement of a transaction, is not noticed either: nothing was done yet', async () => {
    await using proxy = await FaultProxy.start({ to: { host: '127.0.0.1', port: server.port } });
    await withEngine(proxy.through(server.url()), async (engine) => {
      const coordinator = new TransactionCoordinator('lab', engine);
      const inTransaction = (id: number): Promise<unknown> =>
        coordinator.transaction(() => coordinator.run('write', (connection) => connection.execute(INSERT, [id])), { retry: false });
      await read(engine, 'SELECT 1 AS one');
      await inTransaction(1);

      const underRead = proxy.cutAfter((bytes) => bytes.includes('test_'));
      expect(await read(engine, 'SELECT 1 AS one')).to.deep.equal([{ one: 1 }]);
      await underRead;
      const underWrite = proxy.cutAfter((bytes) => bytes.includes('insert_'));
      await inTransaction(2);
      await underWrite;
      expect(await read(engine, 'SELECT id FROM note ORDER BY id')).to.deep.equal([{ id: 1 }, { id: 2 }]);
      expect(engine.statistics()).to.include({ active: 0, waiting: 0 });
    });
  });

  for (const message of ['delivered', 'lost'] as const)
    it(`during a commit leaves an unknown outcome, and is not asked twice (the message was ${message})`, async () => {
      await using proxy = await FaultProxy.start({ to: { host: '127.0.0.1', port: server.port } });
      await withEngine(proxy.through(server.url()), async (engine) => {
        const coordinator = new TransactionCoordinator('lab', engine);
        const cut = proxy.cutAfter((bytes) => bytes.includes('COMMIT'), { message });
        const failure = await failureOf(
          coordinator.transaction(() => coordinator.run('write', (connection) => connection.execute(INSERT, [7]))),
        );
        await cut;
        expect(failure).to.include({ code: 'DATABASE_COMMIT_OUTCOME_UNKNOWN' });
        const stored = async (): Promise<number> => (await read(engine, 'SELECT id FROM note')).length;
        if (message === 'delivered') while ((await stored()) === 0);
        expect(await stored()).to.equal(message === 'delivered' ? 1 : 0);
        expect(engine.statistics()).to.include({ active: 0, waiting: 0 });
      });
    });

  it('is not written to twice when the answer to an autocommitted write is lost', async () => {
    await using proxy = await FaultProxy.start({ to: { host: '127.0.0.1', port: server.port } });
    await withEngine(proxy.through(server.url()), async (engine) => {
      await engine.execute(INSERT, [1], 'write');
      const cut = proxy.cutAfter((bytes) => bytes.includes('insert_'), { message: 'delivered' });
      const failure = await failureOf(engine.execute(INSERT, [2], 'write'));
      await cut;
      expect(failure).to.include({ code: 'DATABASE_COMMIT_OUTCOME_UNKNOWN' });
      const ids = async (): Promise<unknown[]> => (await read(engine, 'SELECT id FROM note ORDER BY id')).map(({ id }) => id);
      while ((await ids()).length < 2);
      expect(await ids()).to.deep.equal([1, 2]);
    });
  });

  it('ends a transaction that idles too long, and the next statement says so', () =>
    withEngine(
      server.url(),
      async (engine) => {
        const connection = await engine.acquire('write', {});
        await engine.begin(connection, { isolation: 'read committed', readOnly: false });
        await connection.execute(INSERT, [1]);
        const ended = async (): Promise<boolean> =>
          (await server.query(`SELECT 1 FROM pg_stat_activity WHERE state = 'idle in transaction'`)).length === 0;
        while (!(await ended()));
        expect(await failureOf(connection.execute(INSERT, [2]))).to.include({ code: 'DATABASE_TIMEOUT' });
        engine.release(connection, true);
        expect(await read(engine, 'SELECT id FROM note')).to.deep.equal([]);
      },
      { idleInTransactionTimeoutMilliseconds: 60 },
    ));
});
