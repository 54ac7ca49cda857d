import { expect } from 'chai';
import {
  CheckViolation,
  ForeignKeyViolation,
  NotNullViolation,
  StatementRejected,
  UniqueViolation,
} from '../../../src/ports/shared/database.errors.js';
import type { SqliteEngine } from '../../../src/adapters/typeorm/sqlite/sqlite-engine.js';
import { addStar, failureOf, inTransaction, pairs, sql, SQLITE_DRIVERS, SqliteFixture, starNames } from './sqlite-fixture.js';

for (const driver of SQLITE_DRIVERS)
  describe(`Constraints on SQLite (${driver})`, () => {
    const fixture = new SqliteFixture(driver);
    let engine: SqliteEngine;
    before(async () => {
      engine = await fixture.open();
      for (const name of ['Sirius', 'Vega', 'Lonely']) await addStar(engine, name);
      await engine.execute(sql('INSERT INTO pairs VALUES (1, 1, 2)'), [], 'write');
      await engine.execute(sql("INSERT INTO notes VALUES (1, 1, 'a note')"), [], 'write');
    });
    after(() => fixture.dispose());

    const cases: readonly [
      what: string,
      text: string,
      error: new (...parts: never[]) => Error,
      constraint: string,
      table: string,
      columns: string[],
    ][] = [
      [
        'a taken unique value',
        "INSERT INTO stars (name, variable) VALUES ('Vega', 0)",
        UniqueViolation,
        'stars_name_key',
        'stars',
        ['name'],
      ],
      [
        'a taken generated key',
        "INSERT INTO stars (id, name, variable) VALUES (1, 'x', 0)",
        UniqueViolation,
        'stars_pkey',
        'stars',
        ['id'],
      ],
      ['a taken given key', 'INSERT INTO pairs VALUES (1, 1, 1)', UniqueViolation, 'pairs_pkey', 'pairs', ['id']],
      [
        'a missing value',
        'INSERT INTO stars (name, variable) VALUES (NULL, 0)',
        NotNullViolation,
        'stars_name_not_null',
        'stars',
        ['name'],
      ],
      [
        'a value out of range',
        "INSERT INTO stars (name, variable, magnitude) VALUES ('x', 0, 99)",
        CheckViolation,
        'stars_magnitude_range',
        'stars',
        ['magnitude'],
      ],
      [
        'a text too long',
        `INSERT INTO stars (name, variable) VALUES ('${'x'.repeat(41)}', 0)`,
        CheckViolation,
        'stars_name_length',
        'stars',
        ['name'],
      ],
      ['a missing first parent', 'INSERT INTO pairs VALUES (9, 77, 1)', ForeignKeyViolation, 'pairs_first_fkey', 'pairs', ['first']],
      ['a missing second parent', 'INSERT INTO pairs VALUES (9, 1, 77)', ForeignKeyViolation, 'pairs_second_fkey', 'pairs', ['second']],
      ['a missing only parent', "INSERT INTO notes VALUES (9, 77, 'x')", ForeignKeyViolation, 'notes_pair_id_fkey', 'notes', ['pair_id']],
      [
        'a parent changed for a missing one',
        'UPDATE pairs SET second = 77 WHERE id = 1',
        ForeignKeyViolation,
        'pairs_second_fkey',
        'pairs',
        ['second'],
      ],
      [
        'a parent removed, referred to by the first column',
        "DELETE FROM stars WHERE name = 'Sirius'",
        ForeignKeyViolation,
        'pairs_first_fkey',
        'pairs',
        ['first'],
      ],
      [
        'a parent removed, referred to by the second column',
        "DELETE FROM stars WHERE name = 'Vega'",
        ForeignKeyViolation,
        'pairs_second_fkey',
        'pairs',
        ['second'],
      ],
      [
        'a key changed that is referred to',
        "UPDATE stars SET id = 50 WHERE name = 'Vega'",
        ForeignKeyViolation,
        'pairs_second_fkey',
        'pairs',
        ['second'],
      ],
    ];
    for (const [what, text, error, constraint, table, columns] of cases) {
      it(`names the constraint of ${what}`, async () => {
        const failure = await failureOf(engine.execute(sql(text), [], 'write'));
        expect(failure).to.be.instanceOf(error);
        expect(failure).to.deep.include({ constraint, table, columns });
        expect(failure.facts).to.deep.equal({ database: 'sky', constraint, table, columns });
      });

      it(`names it inside a transaction too, which keeps what came before: ${what}`, async () => {
        const name = `before ${constraint} ${String(text.length)}`;
        await inTransaction(engine, async (connection) => {
          await addStar(connection, name);
          expect(await failureOf(connection.execute(sql(text), []))).to.deep.include({ constraint, table, columns });
        });
        expect(await starNames(engine)).to.include(name);
      });
    }

    it('leaves the checks on after it searched for the foreign key', async () => {
      await inTransaction(engine, async (connection) => {
        await failureOf(connection.execute(sql('INSERT INTO pairs VALUES (9, 77, 1)'), []));
        expect(await failureOf(connection.execute(sql('INSERT INTO pairs VALUES (10, 1, 77)'), []))).to.be.instanceOf(ForeignKeyViolation);
      });
      expect((await engine.execute(sql('SELECT id FROM pairs'), [], 'read')).rows).to.deep.equal([{ id: 1 }]);
    });

    it('finds the foreign key of a bulk of rows', async () => {
      const rows = Array.from({ length: 1_500 }, (_, index) => [BigInt(index + 100), 1n, index === 1_400 ? 77n : 2n]);
      const failure = await failureOf(
        inTransaction(engine, (connection) => engine.copyRows(connection, pairs, ['id', 'first', 'second'], rows)),
      );
      expect(failure).to.be.instanceOf(ForeignKeyViolation).with.property('constraint', 'pairs_second_fkey');
      expect((await engine.execute(sql('SELECT count(*) AS n FROM pairs'), [], 'read')).rows).to.deep.equal([{ n: 1 }]);
    });

    it('allows a removal that takes its referring rows along', async () => {
      await engine.execute(sql('DELETE FROM pairs WHERE id = 1'), [], 'write');
      expect((await engine.execute(sql('SELECT * FROM notes'), [], 'read')).rows).to.deep.equal([]);
    });

    for (const [what, text] of [
      ['a syntax error', 'SELEC 1'],
      ['an unknown table', 'SELECT * FROM nowhere'],
      ['an unknown column', 'SELECT colour FROM stars'],
      ['two statements in one', 'SELECT 1; DELETE FROM stars'],
      ['values that do not match the placeholders', 'SELECT $1, $2'],
    ] as const)
      it(`rejects ${what}`, async () => {
        expect(await failureOf(engine.execute(sql(text), [], 'write'))).to.be.instanceOf(StatementRejected);
      });
  });
