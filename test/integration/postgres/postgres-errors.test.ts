import { expect } from 'chai';
import { defineTable } from '../../../src/adapters/schema/shared/table.js';
import { TransactionCoordinator } from '../../../src/adapters/shared/transaction-coordinator.js';
import type { PostgresEngine } from '../../../src/adapters/typeorm/postgres/postgres-engine.js';
import { statement } from '../../../src/adapters/typeorm/shared/sql-text.js';
import type { SextantError } from '../../../src/domain/shared/sextant-error.js';
import { sharedPostgres, type ThrowawayPostgres } from '../../../src/testing/postgres/index.js';
import { engineOn, failureOf, read, run, withEngine } from './open-engine.js';

const site = defineTable({
  name: 'site',
  columns: { id: { kind: 'integer' }, code: { kind: 'text', length: 5 }, height: { kind: 'double' } },
  primaryKey: ['id'],
  uniques: { site_code_key: ['code', 'height'] },
  checks: { site_height_range: { column: 'height', between: [0, 9000] } },
});
const dome = defineTable({
  name: 'dome',
  columns: { id: { kind: 'integer' }, site_id: { kind: 'integer' } },
  primaryKey: ['id'],
  foreignKeys: { dome_site_fkey: { columns: ['site_id'], references: { table: 'site', columns: ['id'] } } },
});

describe('failures of PostgreSQL', function () {
  this.timeout(30_000);
  let server: ThrowawayPostgres;
  let engine: PostgresEngine;

  before(async () => {
    server = await sharedPostgres();
    const url = await server.createDatabase('failures');
    await withEngine(url, () => Promise.resolve(), { tables: [site, dome] });
    engine = engineOn(url, [site, dome], { lockTimeoutMilliseconds: 100, statementTimeoutMilliseconds: 400 });
    await engine.open({});
    await run(engine, `INSERT INTO site VALUES (1, 'GTC', 2267)`);
  });
  after(async () => {
    await engine.close();
    await server.dropDatabase('failures');
  });

  const constraints: readonly (readonly [string, string, object])[] = [
    [
      'a taken key',
      `INSERT INTO site VALUES (1, 'VLT', 2635)`,
      { code: 'DATABASE_UNIQUE_VIOLATION', constraint: 'site_pkey', table: 'site', columns: ['id'] },
    ],
    [
      'a taken unique',
      `INSERT INTO site VALUES (2, 'GTC', 2267)`,
      { code: 'DATABASE_UNIQUE_VIOLATION', constraint: 'site_code_key', table: 'site', columns: ['code', 'height'] },
    ],
    [
      'a missing reference',
      'INSERT INTO dome VALUES (1, 77)',
      { code: 'DATABASE_FOREIGN_KEY_VIOLATION', constraint: 'dome_site_fkey', table: 'dome', columns: ['site_id'] },
    ],
    [
      'a null',
      `INSERT INTO site VALUES (3, NULL, 0)`,
      { code: 'DATABASE_NOT_NULL_VIOLATION', constraint: 'site_code_not_null', table: 'site', columns: ['code'] },
    ],
    [
      'a check',
      `INSERT INTO site VALUES (3, 'ISS', 400000)`,
      { code: 'DATABASE_CHECK_VIOLATION', constraint: 'site_height_range', table: 'site', columns: ['height'] },
    ],
    [
      'a text that is too long',
      `INSERT INTO site VALUES (3, 'PARANAL', 1)`,
      { code: 'DATABASE_CHECK_VIOLATION', constraint: 'site_code_length', table: 'site', columns: ['code'] },
    ],
  ];
  for (const [what, text, facts] of constraints)
    it(`name constraint, table and columns of ${what}`, async () => {
      const failure = (await failureOf(run(engine, text))) as SextantError;
      expect(failure).to.deep.include(facts);
      expect(failure.facts['database']).to.equal('lab');
    });

  const refusals: readonly (readonly [string, string, string])[] = [
    ['an unknown table', 'SELECT * FROM nowhere', 'DATABASE_STATEMENT_REJECTED'],
    ['bad syntax', 'SELEC 1', 'DATABASE_STATEMENT_REJECTED'],
    ['a number out of range', 'SELECT 2147483647 + 1', 'DATABASE_VALUE_NOT_STORABLE'],
    ['a statement past its limit', 'SELECT pg_sleep(5)', 'DATABASE_TIMEOUT'],
    ['COPY as a statement', 'COPY site FROM STDIN', 'DATABASE_STATEMENT_REJECTED'],
  ];
  for (const [what, text, code] of refusals)
    it(`are typed: ${what}`, async () => {
      expect(await failureOf(run(engine, text))).to.include({ code });
      expect(await read(engine, 'SELECT 1 AS one')).to.deep.equal([{ one: 1 }]);
    });

  it('tell a lock that was waited for too long from one that was not to be waited for', async () => {
    const holder = await engine.acquire('write', {});
    await engine.begin(holder, { isolation: 'read committed', readOnly: false });
    await holder.execute(statement('hold', 'SELECT * FROM site WHERE id = 1 FOR UPDATE'), []);

    expect(await failureOf(run(engine, 'SELECT * FROM site WHERE id = 1 FOR UPDATE'))).to.include({ code: 'DATABASE_TIMEOUT' });
    expect(await failureOf(run(engine, 'SELECT * FROM site WHERE id = 1 FOR UPDATE NOWAIT'))).to.include({ code: 'DATABASE_CONFLICT' });

    await engine.rollback(holder);
    engine.release(holder, false);
  });

  it('refuse a write in a read-only transaction', async () => {
    const connection = await engine.acquire('read', {});
    await engine.begin(connection, { isolation: 'serializable', readOnly: true });
    expect(await failureOf(connection.execute(statement('write', 'DELETE FROM dome'), []))).to.include({ code: 'TRANSACTION_READ_ONLY' });
    await engine.rollback(connection);
    engine.release(connection, false);
  });

  it('say it when a commit turned out a roll-back', async () => {
    const connection = await engine.acquire('write', {});
    await engine.begin(connection, { isolation: 'read committed', readOnly: false });
    await failureOf(connection.execute(statement('bad', 'SELECT 1 / 0'), []));
    expect(await failureOf(engine.commit(connection))).to.include({ code: 'TRANSACTION_ROLLED_BACK' });
    engine.release(connection, false);
  });

  it('carry the same facts through the entity manager and through COPY', async () => {
    const connection = await engine.acquire('write', {});
    const facts = { code: 'DATABASE_UNIQUE_VIOLATION', constraint: 'site_pkey', table: 'site', columns: ['id'] };
    const repository = engine.entityManager(connection).getRepository('site');
    expect(await failureOf(repository.insert({ id: 1, code: 'VLT', height: 1 }))).to.deep.include(facts);
    expect(await failureOf(engine.copyRows(connection, site, ['id', 'code', 'height'], [[1, 'VLT', 1]]))).to.deep.include(facts);
    const long = await failureOf(engine.copyRows(connection, site, ['id', 'code', 'height'], [[9, 'PARANAL', 1]]));
    expect(long).to.deep.include({ code: 'DATABASE_CHECK_VIOLATION', constraint: 'site_code_length', columns: ['code'] });
    engine.release(connection, false);
  });

  it('of the source of copied rows leave nothing behind and the connection usable', async () => {
    function* broken(): Iterable<readonly unknown[]> {
      for (let id = 100; id < 50_000; id += 1) yield [id, 'ROW', 1];
      throw new Error('the file ended early');
    }
    const connection = await engine.acquire('write', {});
    const failure = await failureOf(engine.copyRows(connection, site, ['id', 'code', 'height'], broken()));
    expect((failure as Error).message).to.equal('the file ended early');
    const { rows } = await connection.execute(statement('count', 'SELECT count(*) AS n FROM site WHERE id >= 100'), []);
    expect(rows).to.deep.equal([{ n: 0n }]);
    engine.release(connection, false);
  });

  it('to open name what is wrong: no such database, a wrong password, nobody listening, no such host', async () => {
    await server.query('CREATE ROLE password_required');
    await server.query(`CREATE ROLE keeper LOGIN PASSWORD 'right' IN ROLE password_required`);
    const { port } = server;
    const cases = {
      [server.url('absent')]: /database "absent" does not exist/,
      [`postgresql://keeper:wrong@127.0.0.1:${port}/failures`]: /password authentication failed for user "keeper"/,
      [`postgresql://keeper@127.0.0.1:${port}/failures`]: /password/,
      'postgresql://postgres@127.0.0.1:9/failures': /ECONNREFUSED/,
      'postgresql://postgres@nowhere.invalid/failures': /ENOTFOUND|EAI_AGAIN/,
    };
    for (const [url, why] of Object.entries(cases)) {
      const failure = (await failureOf(engineOn(url).open({}))) as SextantError;
      expect(failure).to.include({ code: 'DATABASE_UNAVAILABLE' });
      expect(failure.detail).to.match(why).and.not.include('wrong');
    }
    const halfOpen = `SELECT count(*) FROM pg_stat_activity WHERE state = 'starting' AND pid <> pg_backend_pid()`;
    while ((await server.query<{ count: string }>(halfOpen))[0]?.count !== '0') await new Promise((resolve) => setTimeout(resolve, 10));
    await withEngine(`postgresql+asyncpg://keeper:right@127.0.0.1:${port}/failures`, async (other) => {
      expect(await read(other, 'SELECT current_user::text AS who')).to.deep.equal([{ who: 'keeper' }]);
    });
    await server.query('DROP ROLE keeper');
    await server.query('DROP ROLE password_required');
  });

  it('by concurrent serializable increments are retried until all are counted', async () => {
    await run(engine, 'CREATE TABLE tally (n bigint NOT NULL)');
    await run(engine, 'INSERT INTO tally VALUES (0)');
    const coordinator = new TransactionCoordinator('lab', engine);
    const increment = (): Promise<unknown> =>
      coordinator.transaction(() =>
        coordinator.run('write', async (connection) => {
          const { rows } = await connection.execute(statement('tally', 'SELECT n FROM tally'), []);
          await connection.execute(statement('tally', 'UPDATE tally SET n = $1'), [(rows[0]?.['n'] as bigint) + 1n]);
        }),
      );
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let count = 0; count < 25; count += 1) await increment();
      }),
    );
    expect(await read(engine, 'SELECT n FROM tally')).to.deep.equal([{ n: 100n }]);
  });
});
