import { expect } from 'chai';
import { statement } from '../../../src/adapters/typeorm/shared/sql-text.js';
import type { SextantError } from '../../../src/domain/shared/sextant-error.js';
import { Deadline } from '../../../src/ports/shared/deadline.js';
import { FaultProxy } from '../../../src/testing/faults/index.js';
import { sharedPostgres, type ThrowawayPostgres } from '../../../src/testing/postgres/index.js';
import { failureOf, read, run, withEngine } from './open-engine.js';

const SLEEP = statement('sleep', 'SELECT pg_sleep(20)');

describe('the connections of PostgreSQL', function () {
  this.timeout(30_000);
  let server: ThrowawayPostgres;
  let url: string;
  before(async () => {
    server = await sharedPostgres();
    url = await server.createDatabase('pool');
  });
  after(() => server.dropDatabase('pool'));

  it('are waited for a bounded time when all are busy, and the error counts them', () =>
    withEngine(
      url,
      async (engine) => {
        const held = await Promise.all([engine.acquire('write', {}), engine.acquire('write', {})]);
        const began = performance.now();
        const [one, other] = await Promise.all([failureOf(engine.acquire('read', {})), failureOf(read(engine, 'SELECT 1'))]);
        expect(performance.now() - began).to.be.within(140, 1_500);
        expect(one).to.include({ code: 'DATABASE_CONNECTIONS_EXHAUSTED' });
        expect((one as SextantError).facts).to.include({ active: 2, idle: 0, capacity: 2 });
        expect(other).to.include({ code: 'DATABASE_CONNECTIONS_EXHAUSTED' });
        for (const connection of held) engine.release(connection, false);
        expect(engine.statistics()).to.deep.equal({ active: 0, idle: 2, waiting: 0, capacity: 2 });
      },
      { poolSize: 2, acquireTimeoutMilliseconds: 150 },
    ));

  it('that cannot be opened are no sign of a busy pool', async () => {
    await using proxy = await FaultProxy.start({ to: { host: '127.0.0.1', port: server.port } });
    await withEngine(
      proxy.through(url),
      async (engine) => {
        const held = await engine.acquire('write', {});
        proxy.blackHole();
        const failures = await Promise.all([failureOf(engine.acquire('read', {})), failureOf(engine.acquire('read', {}))]);
        for (const failure of failures) expect(failure).to.include({ code: 'DATABASE_UNAVAILABLE' });
        proxy.restore();
        engine.release(held, true);
        expect(await read(engine, 'SELECT 1 AS one')).to.deep.equal([{ one: 1 }]);
      },
      { poolSize: 2, acquireTimeoutMilliseconds: 200, connectTimeoutMilliseconds: 300 },
    );
  });

  it('are not waited for by a caller that has left or is out of time', () =>
    withEngine(
      url,
      async (engine) => {
        const held = await engine.acquire('write', {});
        const leaving = new AbortController();
        const left = failureOf(engine.acquire('read', { signal: leaving.signal }));
        const late = failureOf(engine.acquire('read', { deadline: Deadline.after(30) }));
        expect(engine.statistics().waiting).to.equal(2);
        leaving.abort();
        expect(await left).to.include({ code: 'DATABASE_CALL_CANCELLED' });
        expect(await late).to.include({ code: 'DATABASE_TIMEOUT' });
        expect(engine.statistics().waiting).to.equal(0);
        engine.release(held, false);
        expect(await failureOf(engine.acquire('read', { signal: AbortSignal.abort() }))).to.include({ code: 'DATABASE_CALL_CANCELLED' });
        expect(engine.statistics()).to.include({ active: 0, idle: 1 });
      },
      { poolSize: 1 },
    ));

  it('stop on the server when the caller aborts, and can be used again', () =>
    withEngine(
      url,
      async (engine) => {
        const abort = new AbortController();
        const sleeping = failureOf(engine.execute(SLEEP, [], 'read', { signal: abort.signal }));
        await untilSleeping(server, 1);
        abort.abort();
        expect(await sleeping).to.include({ code: 'DATABASE_CALL_CANCELLED' });
        await untilSleeping(server, 0);
        expect(engine.statistics()).to.include({ active: 0, idle: 1 });

        const late = await failureOf(engine.execute(SLEEP, [], 'read', { deadline: Deadline.after(50) }));
        expect(late).to.include({ code: 'DATABASE_TIMEOUT' });
        await untilSleeping(server, 0);
        expect(await read(engine, 'SELECT 1 AS one')).to.deep.equal([{ one: 1 }]);
      },
      { poolSize: 1 },
    ));

  it('that fall silent are given up shortly after the deadline', async () => {
    await using proxy = await FaultProxy.start({ to: { host: '127.0.0.1', port: server.port } });
    await withEngine(proxy.through(url), async (engine) => {
      proxy.blackHole();
      const began = performance.now();
      const failure = await failureOf(engine.execute(SLEEP, [], 'read', { deadline: Deadline.after(100) }));
      expect(failure).to.include({ code: 'DATABASE_TIMEOUT' });
      expect(performance.now() - began).to.be.within(100, 1_500);
      proxy.restore();
      expect(await read(engine, 'SELECT 1 AS one')).to.deep.equal([{ one: 1 }]);
      expect(engine.statistics()).to.include({ active: 0 });
    });
  });

  it('run statements that were issued at once one after another', () =>
    withEngine(url, async (engine) => {
      const connection = await engine.acquire('write', {});
      const warnings: string[] = [];
      const hear = (warning: Error): void => {
        warnings.push(warning.message);
      };
      process.on('warning', hear);
      const results = await Promise.all([1, 2, 3].map((n) => connection.execute(statement('n', 'SELECT $1::integer AS n'), [n])));
      expect(results.map(({ rows }) => rows[0]?.['n'])).to.deep.equal([1, 2, 3]);
      engine.release(connection, false);
      process.off('warning', hear);
      expect(warnings).to.deep.equal([]);
    }));

  it('survive a migration that changes what a prepared statement returns', () =>
    withEngine(url, async (engine) => {
      await run(engine, 'CREATE TABLE changing (id integer)');
      await run(engine, 'INSERT INTO changing VALUES (1)');
      expect(await read(engine, 'SELECT * FROM changing')).to.deep.equal([{ id: 1 }]);
      await run(engine, `ALTER TABLE changing ADD COLUMN added text DEFAULT 'new'`);
      expect(await read(engine, 'SELECT * FROM changing')).to.deep.equal([{ id: 1, added: 'new' }]);
      await run(engine, 'DEALLOCATE ALL');
      expect(await read(engine, 'SELECT * FROM changing')).to.deep.equal([{ id: 1, added: 'new' }]);
    }));

  it('hold a bounded number of prepared statements', () =>
    withEngine(
      url,
      async (engine) => {
        for (let n = 0; n < 300; n += 1) expect(await read(engine, `SELECT ${n} AS n`)).to.deep.equal([{ n }]);
        expect(await read(engine, 'SELECT 0 AS n')).to.deep.equal([{ n: 0 }]);
        const [row] = await read(engine, 'SELECT count(*) AS held FROM pg_prepared_statements');
        expect(Number(row?.['held'])).to.be.within(200, 256);
      },
      { poolSize: 1 },
    ));

  it('prepare nothing when prepared statements are off', () =>
    withEngine(
      url,
      async (engine) => {
        for (let n = 0; n < 3; n += 1) expect(await read(engine, 'SELECT $1::integer AS n', [n])).to.deep.equal([{ n }]);
        expect(await read(engine, 'SELECT count(*) AS held FROM pg_prepared_statements')).to.deep.equal([{ held: 0n }]);
      },
      { poolSize: 1, preparedStatements: false },
    ));

  it('close when they have been idle for long', () =>
    withEngine(
      url,
      async (engine) => {
        await read(engine, 'SELECT 1');
        while (engine.statistics().idle > 0) await new Promise((resolve) => setTimeout(resolve, 10));
        expect(await read(engine, 'SELECT 1 AS one')).to.deep.equal([{ one: 1 }]);
      },
      { idleTimeoutMilliseconds: 50 },
    ));

  it('leave none open behind a closed engine', async () => {
    await withEngine(url, async (engine) => {
      await Promise.all([1, 2, 3, 4].map(() => read(engine, 'SELECT pg_sleep(0.01)')));
    });
    const open = (): Promise<{ n: number }[]> =>
      server.query(`SELECT count(*)::integer AS n FROM pg_stat_activity WHERE datname = 'pool' AND application_name LIKE 'sextant%'`);
    while ((await open())[0]?.n !== 0);
  });
});

async function untilSleeping(server: ThrowawayPostgres, expected: number): Promise<void> {
  const text = `SELECT count(*)::integer AS n FROM pg_stat_activity WHERE wait_event = 'PgSleep'`;
  while ((await server.query<{ n: number }>(text))[0]?.n !== expected);
}
