import { expect } from 'chai';
import { UniqueViolation } from '../../../src/ports/shared/database.errors.js';
import { failureOf, inTransaction, sql, SQLITE_DRIVERS, SqliteFixture, starNames, stars } from './sqlite-fixture.js';

const COLUMNS = ['id', 'name', 'magnitude', 'variable', 'catalog_number'] as const;

for (const driver of SQLITE_DRIVERS)
  describe(`Bulk rows on SQLite (${driver})`, () => {
    const fixture = new SqliteFixture(driver);
    after(() => fixture.dispose());

    function* rows(count: number): Iterable<readonly unknown[]> {
      for (let number = 1; number <= count; number++)
        yield [BigInt(number), `star ${String(number)}`, (number % 100) / 3, number % 2 === 0, 2n ** 62n + BigInt(number)];
    }

    for (const count of [0, 1, 399, 400, 401, 1_234])
      it(`writes ${String(count)} rows, each as it was given`, async () => {
        const engine = await fixture.open();
        expect(await inTransaction(engine, (connection) => engine.copyRows(connection, stars, COLUMNS, rows(count)))).to.equal(count);
        const text = 'SELECT id, name, magnitude, variable, CAST(catalog_number AS TEXT) AS number FROM stars ORDER BY stars.id';
        const read = (await engine.execute(sql(text), [], 'read')).rows.map((row) => Object.values(row));
        const expected = [...rows(count)].map(([id, name, magnitude, variable, number]) => [
          Number(id),
          name,
          magnitude,
          variable ? 1 : 0,
          String(number),
        ]);
        expect(read).to.deep.equal(expected);
      });

    it('stores nothing when one row is refused', async () => {
      const engine = await fixture.open();
      const repeated = [...rows(900), [901n, 'star 5', null, false, null]];
      const failure = await failureOf(inTransaction(engine, (connection) => engine.copyRows(connection, stars, COLUMNS, repeated)));
      expect(failure).to.be.instanceOf(UniqueViolation).with.property('constraint', 'stars_name_key');
      expect(await starNames(engine)).to.deep.equal([]);
    });

    it('stores nothing when the source of the rows fails while a chunk is on its way', async () => {
      const engine = await fixture.open();
      function* failing(): Iterable<readonly unknown[]> {
        yield* rows(500);
        throw new Error('source is gone');
      }
      const failure = await failureOf(inTransaction(engine, (connection) => engine.copyRows(connection, stars, COLUMNS, failing())));
      expect(failure.message).to.equal('source is gone');
      expect(await starNames(engine)).to.deep.equal([]);
    });
  });
