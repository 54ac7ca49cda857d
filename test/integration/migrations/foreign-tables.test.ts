import { expect } from 'chai';
import { userTable } from '../../../src/adapters/schema/identity/user.schema.js';
import { defineTable, type TableSchema } from '../../../src/adapters/schema/shared/table.js';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import { generateMigration, SqlEngines, statement, TypeormDatabase, type Migration } from '../../../src/adapters/typeorm/index.js';
import { identityMigrations } from '../../../src/adapters/typeorm/migrations/identity/index.js';
import { MigrationFailed } from '../../../src/adapters/typeorm/migrations/migration.errors.js';
import type { Backend } from '../../../src/testing/backends/backend.js';
import { newBackend } from '../../../src/testing/backends/new-backend.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';

/** The history of one table. */
const history = identityMigrations.slice(0, 1);

/** Longer names and one column more: on SQLite the table is made anew for it. */
const changed = defineTable({
  ...userTable,
  columns: { ...userTable.columns, name: { kind: 'text', length: 300 }, phone: { kind: 'text', length: 40, nullable: true } },
});

for (const engine of ['sqlite', 'postgres'] as const)
  describe(`a table of somebody else in the same database, on ${engine}`, () => {
    let backend: Backend;
    const backends: Backend[] = [];
    const opened: TypeormDatabase[] = [];

    beforeEach(async () => {
      backend = await newBackend(engine);
      backends.push(backend);
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((database) => database.dispose()));
      await Promise.all(backends.splice(0).map((one) => one.remove()));
    });

    const open = async (tables: readonly TableSchema[], migrations: readonly Migration[], { url } = backend): Promise<TypeormDatabase> => {
      const settings = new FixedSettings({ databases: { identity: url }, database: { runMigrations: false } });
      const database = new TypeormDatabase({ name: 'identity', tables, migrations }, settings, new SqlEngines(), new SystemClock());
      await database.initialize();
      opened.push(database);
      return database;
    };
    /** As `sextant make-migrations` writes it, which looks at throwaway databases only. */
    const changeOf = async (): Promise<Migration> => {
      const laboratory = await newBackend(engine);
      backends.push(laboratory);
      const laboratories = [await open([], history, laboratory)];
      const generated = await generateMigration({ database: 'identity', name: '20261201-0001-phone', tables: [changed], laboratories });
      return generated?.migration as Migration;
    };
    const sql = async (database: TypeormDatabase, text: string): Promise<readonly object[]> =>
      (await database.execute(statement('somebody', text), [], 'write')).rows;
    const somebodyCreates = async (database: TypeormDatabase, reference = ''): Promise<void> => {
      await sql(database, `CREATE TABLE invoices (number integer PRIMARY KEY, total numeric(10, 2), payer integer ${reference})`);
      await sql(database, 'CREATE INDEX invoices_total ON invoices (total)');
    };
    /** Where the engine keeps it, how it was declared, and its rows: different when it was made anew, altered or written to. */
    const traces = async (database: TypeormDatabase): Promise<unknown> => {
      const place =
        engine === 'postgres'
          ? `SELECT c.oid::text, c.relfilenode::text, a.attname, a.atttypmod, a.xmin::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
             WHERE c.relname LIKE 'invoices%' ORDER BY c.relname, a.attnum`
          : `SELECT name, rootpage, sql FROM sqlite_schema WHERE tbl_name = 'invoices' ORDER BY name`;
      return [await sql(database, place), await sql(database, 'SELECT * FROM invoices ORDER BY number')];
    };

    it('is never touched: not by migrating, generating, repairing or rolling back', async () => {
      const first = await open([userTable], history);
      await somebodyCreates(first);
      await sql(first, 'INSERT INTO invoices VALUES (1, 12.50, 7), (2, 99.99, NULL)');
      const before = await traces(first);
      const untouched = async (database: TypeormDatabase, when: string): Promise<void> => {
        expect(await traces(database), when).to.deep.equal(before);
      };

      await first.migrate();
      await untouched(first, 'after migrating');
      expect((await first.drift()).unknownTables).to.deep.equal(['invoices']);

      const generated = await changeOf();
      const second = await open([changed], [...history, generated]);
      await second.migrate();
      await second.repair({ kind: 'accept', migration: '20261201-0001-phone' });
      await untouched(second, 'after migrating again, and a repair');
      while ((await second.migrator().rollback()).length > 0);
      await untouched(second, 'after everything was rolled back');
      expect((await second.drift()).findings.map(({ table }) => table)).to.include('users');
    });

    it('stops the roll-back of a table it refers to, and nothing is lost', async () => {
      const database = await open([userTable], history);
      await database.migrate();
      await somebodyCreates(database, 'REFERENCES users (id)');
      await sql(
        database,
        `INSERT INTO users (id, email, name, created_at) VALUES (7, 'a@example.org', 'A', '2026-11-21T12:00:00.000000Z')`,
      );
      await sql(database, 'INSERT INTO invoices VALUES (1, 12.50, 7)');
      const before = await traces(database);
      expect(await rejection(database.migrator().rollback())).to.be.instanceOf(MigrationFailed);
      expect(await traces(database)).to.deep.equal(before);
      expect(await database.table(userTable).count()).to.equal(1);
      expect((await database.migrator().statuses()).map(({ state }) => state)).to.deep.equal(['applied']);
    });
  });
