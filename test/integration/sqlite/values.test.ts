import { expect } from 'chai';
import fc from 'fast-check';
import { Instant } from '../../../src/domain/shared/instant.js';
import { ValueNotStorable } from '../../../src/ports/shared/database.errors.js';
import { columnList, rowDecoder } from '../../../src/adapters/typeorm/shared/sql-text.js';
import { sqliteDialect } from '../../../src/adapters/typeorm/sqlite/sqlite-dialect.js';
import type { SqliteEngine } from '../../../src/adapters/typeorm/sqlite/sqlite-engine.js';
import { failureOf, sql, SQLITE_DRIVERS, SqliteFixture, stars } from './sqlite-fixture.js';

const RANDOM_VALUES = 300;

for (const driver of SQLITE_DRIVERS)
  describe(`Values on SQLite (${driver})`, () => {
    const fixture = new SqliteFixture(driver);
    let engine: SqliteEngine;
    before(async () => {
      engine = await fixture.open();
    });
    after(() => fixture.dispose());

    type Name = 'magnitude' | 'variable' | 'discovered' | 'catalog_number' | 'name';

    /** Stores a value in its column and reads it back through the dialect, by key and by equality with itself. */
    async function roundTrip(name: Name, value: unknown): Promise<unknown> {
      const column = stars.columns[name];
      const table = sqliteDialect.quote('plain');
      await engine.execute(sql(`DROP TABLE IF EXISTS ${table}`), [], 'write');
      await engine.execute(sql(`CREATE TABLE ${table} (${sqliteDialect.quote(name)} ${sqliteDialect.columnType(column)})`), [], 'write');
      await engine.execute(sql(`INSERT INTO ${table} VALUES ($1)`), [sqliteDialect.encode(value, column)], 'write');
      const schema = { name: 'plain', columns: { [name]: column }, primaryKey: [name] };
      const decode = rowDecoder(sqliteDialect, schema, [name]);
      const text = `SELECT ${columnList(sqliteDialect, schema, [name])} FROM ${table} WHERE ${sqliteDialect.quote(name)}`;
      const equal = await engine.execute({ name: 'equal', text: `${text} = $1`, decode }, [sqliteDialect.encode(value, column)], 'read');
      const listed = await engine.execute(
        {
          name: 'listed',
          text: sqliteDialect.isOneOf(text.replace(/ WHERE .*/, ` WHERE ${sqliteDialect.quote(name)}`), '$1', column),
          decode,
        },
        [sqliteDialect.encodeList([value], column)],
        'read',
      );
      expect(listed.rows, 'found in a list').to.deep.equal(equal.rows);
      expect(equal.rows, 'found by equality').to.have.length(1);
      return equal.rows[0]?.[name];
    }

    for (const value of [
      0n,
      -1n,
      2n ** 31n,
      2n ** 53n - 1n,
      2n ** 53n,
      2n ** 53n + 1n,
      -(2n ** 53n) - 1n,
      2n ** 63n - 1n,
      -(2n ** 63n),
      2_180_406_270_315_015_003n,
    ])
      it(`keeps the 64-bit integer ${String(value)}`, async () => {
        expect(await roundTrip('catalog_number', value)).to.equal(value);
      });

    for (const value of [
      0,
      1,
      -1,
      0.1,
      1e300,
      -1e300,
      5e-324,
      Number.MAX_VALUE,
      Number.MIN_VALUE,
      2 ** 53,
      2 ** 53 + 2,
      2 ** 63,
      1 / 3,
      123456789012,
    ])
      it(`keeps the double ${String(value)}`, async () => {
        expect(await roundTrip('magnitude', value)).to.equal(value);
      });

    it('keeps any double', async () => {
      const values = fc
        .sample(fc.double({ noNaN: true, noDefaultInfinity: true }), RANDOM_VALUES)
        .map((value) => (value === 0 ? 0 : value));
      await engine.execute(sql('CREATE TABLE doubles (position INTEGER, value REAL)'), [], 'write');
      for (const [position, value] of values.entries())
        await engine.execute(sql('INSERT INTO doubles VALUES ($1, $2)'), [position, value], 'write');
      const { rows } = await engine.execute(sql('SELECT value FROM doubles ORDER BY position'), [], 'read');
      expect(rows.map((row) => row.value)).to.deep.equal(values);
      const column = stars.columns.magnitude;
      const inList = sql(`SELECT count(*) AS n FROM doubles WHERE ${sqliteDialect.isOneOf('value', '$1', column)}`);
      const { rows: counted } = await engine.execute(inList, [sqliteDialect.encodeList(values, column)], 'read');
      expect(counted).to.deep.equal([{ n: values.length }]);
    });

    it('stores negative zero as zero', async () => {
      expect(Object.is(await roundTrip('magnitude', -0), 0)).to.equal(true);
    });

    for (const value of [true, false])
      it(`keeps ${String(value)}`, async () => {
        expect(await roundTrip('variable', value)).to.equal(value);
      });

    for (const text of [
      '0001-01-01T00:00:00.000000Z',
      '1969-12-31T23:59:59.999999Z',
      '2020-04-28T05:26:57.001441Z',
      '9999-12-31T23:59:59.999999Z',
    ])
      it(`keeps the instant ${text}`, async () => {
        const read = await roundTrip('discovered', Instant.parse(text));
        expect(read).to.be.instanceOf(Instant);
        expect(String(read)).to.equal(text);
      });

    for (const text of ['', 'ZTF18aazeood', "it's", 'naïve ☄️ 𝛼', '"quoted"', '123', 'line\nbreak\ttab', '[1]'])
      it(`keeps the text ${JSON.stringify(text)}`, async () => {
        expect(await roundTrip('name', text)).to.equal(text);
      });

    it('keeps bytes, of any kind of array', async () => {
      const { rows } = await engine.execute(
        sql('SELECT $1 AS a, $2 AS b'),
        [Buffer.from([0, 255]), new Uint8Array([1, 2, 3]).subarray(1)],
        'read',
      );
      expect(rows).to.deep.equal([{ a: Buffer.from([0, 255]), b: Buffer.from([2, 3]) }]);
    });

    it('orders 64-bit integers as numbers when the column is qualified', async () => {
      await engine.execute(sql('CREATE TABLE ordered (id INTEGER)'), [], 'write');
      for (const id of [10n, 9n, 2n ** 62n]) await engine.execute(sql('INSERT INTO ordered VALUES ($1)'), [id], 'write');
      const list = sqliteDialect.selectColumn('ordered', 'id', { kind: 'bigint' });
      const { rows } = await engine.execute(sql(`SELECT ${list} FROM ordered ORDER BY "ordered"."id"`), [], 'read');
      expect(rows.map((row) => row.id)).to.deep.equal(['9', '10', String(2n ** 62n)]);
    });

    for (const [what, value] of [
      ['NaN', NaN],
      ['infinity', Infinity],
      ['an object', { a: 1 }],
      ['an array', [1]],
      ['undefined', undefined],
      ['a function', () => 1],
      ['an integer of more than 64 bits', 2n ** 63n],
    ] as const)
      it(`refuses ${what}`, async () => {
        expect(await failureOf(engine.execute(sql('SELECT $1'), [value], 'read'))).to.be.instanceOf(ValueNotStorable);
      });

    it('binds placeholders by number, and leaves those in quotes and comments alone', async () => {
      const text = `SELECT $2 AS "$1", '$1' AS b, $1 AS c -- $3\n/* $4 */`;
      expect((await engine.execute(sql(text), ['one', 'two'], 'read')).rows).to.deep.equal([{ $1: 'two', b: '$1', c: 'one' }]);
    });
  });
