import { expect } from 'chai';
import type { PostgresEngine } from '../../../src/adapters/typeorm/postgres/postgres-engine.js';
import { DatabaseTimeout, UniqueViolation } from '../../../src/ports/shared/database.errors.js';
import { FaultProxy } from '../../../src/testing/faults/index.js';
import { sharedPostgres, type ThrowawayPostgres } from '../../../src/testing/postgres/index.js';
import { failureOf, read, run, withEngine } from './open-engine.js';

const pidOf = async (engine: PostgresEngine): Promise<number> => Number((await read(engine, 'SELECT pg_backend_pid() AS pid'))[0]?.['pid']);
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('how long connections of PostgreSQL live', function () {
  this.timeout(30_000);
  let server: ThrowawayPostgres;
  let url: string;
  before(async () => {
    server = await sharedPostgres();
    url = await server.createDatabase('lives');
  });
  after(() => server.dropDatabase('lives'));

  it('without pooling each statement has its own, and a transaction keeps its one', () =>
    withEngine(
      url,
      async (engine) => {
        const pids = [await pidOf(engine), await pidOf(engine), await pidOf(engine)];
        expect(new Set(pids).size).to.equal(3);
        const connection = await engine.acquire('write', {});
        await engine.begin(connection, { isolation: 'serializable', readOnly: false });
        const inside = async (): Promise<unknown> =>
          (await connection.execute({ name: 'pid', text: 'SELECT pg_backend_pid() AS pid' }, [])).rows;
        expect(await inside()).to.deep.equal(await inside());
        await engine.commit(connection);
        engine.release(connection, false);
        await Promise.all(Array.from({ length: 20 }, () => run(engine, 'SELECT 1')));
        expect(engine.statistics()).to.include({ active: 0, idle: 0, waiting: 0 });
      },
      { pooling: 'none', poolSize: 3 },
    ));

  it('they are replaced when they are too old', () =>
    withEngine(
      url,
      async (engine) => {
        const first = await pidOf(engine);
        await pause(120);
        // Free and too old: nobody gets it once more after the one who was given it just now.
        await pidOf(engine);
        expect(await pidOf(engine)).not.to.equal(first);
      },
      { poolSize: 1, maxLifetimeMilliseconds: 100 },
    ));

  it('one that died unheard while it was idle is found out before it is lent, and costs a caller half a second', async () => {
    await using proxy = await FaultProxy.start({ to: { host: '127.0.0.1', port: server.port } });
    await withEngine(
      proxy.through(url),
      async (engine) => {
        await Promise.all([run(engine, 'SELECT pg_sleep(0.02)'), run(engine, 'SELECT pg_sleep(0.02)')]);
        proxy.blackHole();
        proxy.restore();
        await pause(60);
        const began = performance.now();
        await run(engine, 'CREATE TABLE written (n integer)');
        expect(performance.now() - began).to.be.within(490, 1_500);
        expect(engine.statistics()).to.include({ active: 0, idle: 1 });
      },
      { prePingMilliseconds: 50, statementTimeoutMilliseconds: 5_000 },
    );
  });

  describe('behind the TypeORM data source', () => {
    it('end a query of its own at the statement limit where no answer arrives any more', async () => {
      await using proxy = await FaultProxy.start({ to: { host: '127.0.0.1', port: server.port } });
      await withEngine(
        proxy.through(url),
        async (engine) => {
          await engine.dataSource.query('SELECT 1');
          proxy.blackHole();
          const began = performance.now();
          const failure = await failureOf(engine.dataSource.query('SELECT 2'));
          expect(performance.now() - began).to.be.within(290, 1_500);
          expect(failure).to.have.property('driverError').that.is.instanceOf(DatabaseTimeout);
          proxy.restore();
          expect(await engine.dataSource.query('SELECT 3 AS three')).to.deep.equal([{ three: 3 }]);
        },
        { statementTimeoutMilliseconds: 300 },
      );
    });

    it('are waited for a bounded time', () =>
      withEngine(
        url,
        async (engine) => {
          const held = await engine.acquire('write', {});
          expect(await failureOf(engine.dataSource.query('SELECT 1'))).to.include({ code: 'DATABASE_CONNECTIONS_EXHAUSTED' });
          engine.release(held, false);
          expect(await engine.dataSource.query('SELECT 1 AS one')).to.deep.equal([{ one: 1 }]);
        },
        { poolSize: 1, acquireTimeoutMilliseconds: 150 },
      ));

    it('give typed errors beside those of TypeORM', () =>
      withEngine(url, async (engine) => {
        await engine.dataSource.query('CREATE TABLE taken (id integer PRIMARY KEY)');
        await engine.dataSource.query('INSERT INTO taken VALUES (1)');
        const failure = await failureOf(engine.dataSource.query('INSERT INTO taken VALUES (1)'));
        expect(failure).to.have.property('name', 'QueryFailedError');
        expect(failure).to.have.property('driverError').that.is.instanceOf(UniqueViolation);
      }));

    it('never reach the next user inside a transaction that somebody left open', () =>
      withEngine(
        url,
        async (engine) => {
          const runner = engine.dataSource.createQueryRunner();
          await runner.query('BEGIN');
          await runner.query('CREATE TABLE unfinished (n integer)');
          await runner.release();
          expect(await read(engine, `SELECT to_regclass('unfinished') IS NULL AS gone`)).to.deep.equal([{ gone: true }]);
        },
        { poolSize: 1 },
      ));
  });
});
