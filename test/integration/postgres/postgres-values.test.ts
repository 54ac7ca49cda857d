import { expect } from 'chai';
import { defineTable } from '../../../src/adapters/schema/shared/table.js';
import { statement } from '../../../src/adapters/typeorm/shared/sql-text.js';
import { Instant } from '../../../src/domain/shared/instant.js';
import { ValueNotStorable } from '../../../src/ports/shared/database.errors.js';
import { sharedPostgres } from '../../../src/testing/postgres/index.js';
import { failureOf, read, run, withEngine } from './open-engine.js';

const sample = defineTable({
  name: 'sample',
  columns: {
    id: { kind: 'integer' },
    big: { kind: 'bigint', nullable: true },
    real: { kind: 'double', nullable: true },
    word: { kind: 'text', nullable: true },
    flag: { kind: 'boolean', nullable: true },
    at: { kind: 'instant', nullable: true },
  },
  primaryKey: ['id'],
});

const nul = { ...sample, name: 'nul_sample' };

const ROWS: readonly (readonly unknown[])[] = [
  [1, 9223372036854775807n, Number.MAX_VALUE, 'plain', true, Instant.parse('2020-04-28T05:26:57.001441Z')],
  [2, -9223372036854775808n, -Number.MAX_VALUE, 'ünïcode 🛰 "quoted" \\ \n\t', false, Instant.parse('0001-01-01T00:00:00.000000Z')],
  [2147483647, 0n, Number.MIN_VALUE, '', true, Instant.parse('9999-12-31T23:59:59.999999Z')],
  [-2147483648, 1213227041015015005n, 0.1 + 0.2, 'x'.repeat(100_000), null, Instant.parse('1969-12-31T23:59:59.999999Z')],
  [5, null, -0, null, null, Instant.parse('0099-03-01T12:00:00.5Z')],
  [6, 1n, 1e-7, '{a,"b"}', false, null],
];
const COLUMNS = Object.keys(sample.columns);

describe('values on PostgreSQL', function () {
  this.timeout(30_000);
  let url: string;
  before(async () => {
    url = await (await sharedPostgres()).createDatabase('values');
  });
  after(async () => (await sharedPostgres()).dropDatabase('values'));

  it('come back exactly as they were bound, and as they were copied', () =>
    withEngine(
      url,
      async (engine) => {
        const select = 'SELECT * FROM sample ORDER BY id';
        const insert = `INSERT INTO sample VALUES ($1, $2, $3, $4, $5, $6)`;
        for (const row of ROWS) await run(engine, insert, row);
        const bound = await read(engine, select);
        await run(engine, 'TRUNCATE sample');
        const connection = await engine.acquire('write', {});
        const written = await engine.copyRows(connection, sample, COLUMNS, ROWS);
        engine.release(connection, false);

        expect(written).to.equal(ROWS.length);
        for (const rows of [bound, await read(engine, select)]) {
          const expected = [...ROWS].sort((left, right) => Number(left[0]) - Number(right[0]));
          expect(rows.map((row) => Object.values(row))).to.deep.equal(expected);
          expect(Object.is(rows.find((row) => row['id'] === 5)?.['real'], -0)).to.equal(true);
        }
      },
      { tables: [sample] },
    ));

  it('in lists, with nulls, quotes and commas, reach the server unchanged', () =>
    withEngine(url, async (engine) => {
      const words = ['plain', 'a,b', '"', '\\', '', 'NULL', null];
      const [row] = await read(engine, 'SELECT $1::text[] = ARRAY[$2,$3,$4,$5,$6,$7,NULL]::text[] AS same', [words, ...words.slice(0, 6)]);
      expect(row).to.deep.equal({ same: true });
      const kept = await read(engine, 'SELECT n FROM generate_series(1, 5) n WHERE n = ANY($1::integer[])', [[2, 4]]);
      expect(kept).to.deep.equal([{ n: 2 }, { n: 4 }]);
    }));

  it('read the same instants whatever the time zone of the server and of the process', () =>
    withEngine(url, async (engine) => {
      await run(engine, `ALTER DATABASE values SET TimeZone = 'Asia/Kathmandu'`);
      await run(engine, `ALTER DATABASE values SET DateStyle = 'German'`);
      await withEngine(url, async (other) => {
        const [row] = await read(other, `SELECT '2020-04-28T05:26:57.001441Z'::timestamptz AS at`);
        expect(String(row?.['at'])).to.equal('2020-04-28T05:26:57.001441Z');
      });
    }));

  it('with NUL are refused by name of the table', () =>
    withEngine(
      url,
      async (engine) => {
        const failure = await failureOf(run(engine, 'UPDATE nul_sample SET word = $1', ['a\0b']));
        expect(failure).to.be.instanceOf(ValueNotStorable).and.include({ table: 'nul_sample', column: '$1' });
        const connection = await engine.acquire('write', {});
        const copied = await failureOf(engine.copyRows(connection, nul, ['id', 'word'], [[1, 'a\0b']]));
        expect(copied).to.be.instanceOf(ValueNotStorable).and.include({ table: 'nul_sample', column: 'word' });
        expect((await connection.execute(statement('test', 'SELECT 1 AS one'), [])).rows).to.deep.equal([{ one: 1 }]);
        engine.release(connection, false);
      },
      { tables: [nul] },
    ));

  it('keep microseconds and 64 bits through the entity manager', () =>
    withEngine(
      url,
      async (engine) => {
        const connection = await engine.acquire('write', {});
        await engine.begin(connection, { isolation: 'serializable', readOnly: false });
        const repository = engine.entityManager(connection).getRepository('entity_sample');
        const row = {
          id: 1,
          big: 1213227041015015005n,
          real: 0.1,
          word: 'w',
          flag: true,
          at: Instant.parse('2020-04-28T05:26:57.001441Z'),
        };
        await repository.insert({ ...row });
        await engine.commit(connection);
        engine.release(connection, false);
        expect(await read(engine, 'SELECT * FROM entity_sample')).to.deep.equal([row]);
        const second = await engine.acquire('read', {});
        expect(await engine.entityManager(second).getRepository('entity_sample').find()).to.deep.equal([row]);
        engine.release(second, false);
      },
      { tables: [{ ...sample, name: 'entity_sample' }] },
    ));
});
