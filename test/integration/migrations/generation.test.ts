import { expect } from 'chai';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import type { TableSchema } from '../../../src/adapters/schema/shared/table.js';
import { SqlEngines } from '../../../src/adapters/typeorm/database/sql-engines.js';
import { TypeormDatabase } from '../../../src/adapters/typeorm/database/typeorm-database.js';
import { DataLossRefused, MissingFill, RenameMismatch } from '../../../src/adapters/typeorm/migrations/generation/generation.errors.js';
import {
  generateMigration,
  type GeneratedMigration,
  type GenerationRequest,
} from '../../../src/adapters/typeorm/migrations/generation/generate.js';
import { historyFile, migrationFile } from '../../../src/adapters/typeorm/migrations/generation/migration-file.js';
import { parseRename } from '../../../src/adapters/typeorm/migrations/generation/renames.js';
import type { Migration } from '../../../src/adapters/typeorm/migrations/migration.js';
import { statement } from '../../../src/adapters/typeorm/shared/sql-text.js';
import type { Backend } from '../../../src/testing/backends/backend.js';
import { newBackend } from '../../../src/testing/backends/new-backend.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';
import { author, base, book, CASES, first, ROWS, SECOND, withBook } from './generation-cases.js';

const ENGINES = ['postgres', 'sqlite'] as const;

describe('generation of migrations', function () {
  this.timeout(60_000);
  const backends: Backend[] = [];
  const opened: TypeormDatabase[] = [];

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((database) => database.dispose()));
    await Promise.all(backends.splice(0).map((backend) => backend.remove()));
  });

  async function fresh(
    engine: (typeof ENGINES)[number],
    migrations: readonly Migration[],
    tables: readonly TableSchema[] = [],
  ): Promise<TypeormDatabase> {
    const backend = await newBackend(engine);
    backends.push(backend);
    return at(backend.url, migrations, tables);
  }

  async function at(url: string, migrations: readonly Migration[], tables: readonly TableSchema[]): Promise<TypeormDatabase> {
    const settings = new FixedSettings({ databases: { library: url }, database: { runMigrations: false } });
    const database = new TypeormDatabase({ name: 'library', tables, migrations }, settings, new SqlEngines(), new SystemClock());
    await database.initialize();
    opened.push(database);
    return database;
  }

  async function generate(
    tables: readonly TableSchema[],
    ask: Partial<GenerationRequest> = {},
    history: readonly Migration[] = [first],
  ): Promise<GeneratedMigration | undefined> {
    const laboratories = await Promise.all(ENGINES.map((engine) => fresh(engine, history)));
    return generateMigration({ database: 'library', name: SECOND, tables, laboratories, ...ask });
  }

  const rowsOf = async (database: TypeormDatabase, text: string): Promise<object[]> =>
    (await database.execute(statement('look', text), [], 'read')).rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value])),
    );

  it('writes nothing when nothing differs', async () => {
    expect(await generate(base)).to.equal(undefined);
  });

  for (const { what, tables, ask, query, rows, summary } of CASES)
    it(`makes ${what}, keeps the rows, and finds the way back`, async () => {
      const generated = await generate(tables, ask);
      expect(generated?.summary.toSorted()).to.deep.equal(summary);
      if (!generated) return;
      expect(await generate(tables, {}, [first, generated.migration]), 'a second generation').to.equal(undefined);
      for (const engine of ENGINES) {
        const backend = await newBackend(engine);
        backends.push(backend);
        const before = await at(backend.url, [first], base);
        await before.migrate();
        for (const text of ROWS) await before.execute(statement('rows', text), [], 'write');
        const after = await at(backend.url, [first, generated.migration], tables);
        expect(await after.migrate(), engine).to.deep.equal([SECOND]);
        expect(await rowsOf(after, query), engine).to.deep.equal(rows);
        expect((await after.drift()).findings, engine).to.deep.equal([]);
        expect(await after.migrator().rollback(), engine).to.deep.equal([SECOND]);
        expect((await before.drift()).findings, engine).to.deep.equal([]);
        expect(await rowsOf(before, 'SELECT title FROM book ORDER BY id'), engine).to.deep.equal([
          { title: 'The Dispossessed' },
          { title: 'Solaris' },
          { title: 'Fiasco' },
        ]);
      }
    });

  it('refuses what loses data, naming it', async () => {
    const { rating, ...columns } = book.columns;
    expect(rating.kind).to.equal('double');
    const narrower = { ...columns, title: { kind: 'text', length: 50 }, pages: { kind: 'boolean' } };
    const error = await rejection(generate([{ ...book, columns: narrower, foreignKeys: {}, checks: {} } as TableSchema]));
    expect(error).to.be.instanceOf(DataLossRefused);
    expect((error as DataLossRefused).losses).to.include.members([
      'table author is dropped with its rows',
      'column book.rating is dropped with its values',
      'column book.title changes from character varying(100) to character varying(50), which not every value fits',
    ]);
  });

  it('asks about what may be a rename', async () => {
    const asked: string[] = [];
    const { title, ...rest } = book.columns;
    const renamed = { ...book, columns: { ...rest, name: title }, indexes: { book_title: { columns: ['name'] } } } as TableSchema;
    const generated = await generate([author, renamed], {
      isRename: (possible) => {
        asked.push(JSON.stringify(possible));
        return Promise.resolve(true);
      },
    });
    expect(asked).to.deep.equal(['{"kind":"column","table":"book","from":"title","to":"name"}']);
    expect(generated?.losses).to.deep.equal([]);
    expect(generated?.migration.up.postgres).to.deep.equal(['ALTER TABLE "book" RENAME COLUMN "title" TO "name"']);
  });

  it('refuses a rename that fits nothing', async () => {
    for (const text of ['magazine:journal', 'book.titel:name', 'book:author'])
      expect(await rejection(generate(base, { renames: [parseRename(text)] })), text).to.be.instanceOf(RenameMismatch);
    for (const text of ['book', 'a:b:c', ':x', '.a:b']) expect(() => parseRename(text), text).to.throw(RenameMismatch);
  });

  it('asks for the value of a new column that must have one', async () => {
    const error = await rejection(generate(withBook({ language: { kind: 'text', length: 20 } })));
    expect(error).to.be.instanceOf(MissingFill);
    expect((error as MissingFill).message).to.contain('--fill book.language=value');
  });

  it('writes one readable file for both dialects', async () => {
    const generated = await generate(withBook({ pages: { kind: 'bigint' } }, { indexes: {} }));
    expect(generated && migrationFile(generated, 'sextant-db/typeorm')).to.equal(FILE);
    expect(generated && historyFile('library', [generated.migration, first], 'sextant-db/typeorm')).to.equal(HISTORY);
  });
});

const FILE = `import type { Migration } from 'sextant-db/typeorm';

/**
 * - change column book.pages from integer to bigint
 * - drop index book_title of book
 */
export const change: Migration = {
  name: '20260101-0002-change',
  up: {
    postgres: [
      \`DROP INDEX IF EXISTS "book_title"\`,
      \`ALTER TABLE "book" ALTER COLUMN "pages" TYPE bigint USING "pages"::bigint\`,
    ],
    sqlite: [
      \`DROP INDEX "book_title"\`,
    ],
  },
  down: {
    postgres: [
      \`ALTER TABLE "book" ALTER COLUMN "pages" TYPE integer USING "pages"::integer\`,
      {
        sql: \`CREATE INDEX CONCURRENTLY "book_title" ON "book" ("title")\`,
        transaction: 'outside',
        cleanup: \`DROP INDEX CONCURRENTLY IF EXISTS "book_title"\`,
      },
    ],
    sqlite: [
      \`CREATE INDEX "book_title" ON "book" ("title")\`,
    ],
  },
};
`;

const HISTORY = `import type { Migration } from 'sextant-db/typeorm';
import { createBooks } from './20260101-0001-create-books.js';
import { change } from './20260101-0002-change.js';

/** The history of the library database, oldest first. */
export const libraryMigrations: readonly Migration[] = [createBooks, change];
`;
