import { expect } from 'chai';
import { SystemClock } from '../../../src/adapters/system/system-clock.js';
import { defineTable, type TableSchema } from '../../../src/adapters/schema/shared/table.js';
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
import { initialMigration } from '../../../src/adapters/typeorm/migrations/initial-migration.js';
import type { Migration } from '../../../src/adapters/typeorm/migrations/migration.js';
import { statement } from '../../../src/adapters/typeorm/shared/sql-text.js';
import type { Backend } from '../../../src/testing/backends/backend.js';
import { newBackend } from '../../../src/testing/backends/new-backend.js';
import { rejection } from '../../../src/testing/contracts/rejection.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';

const author = defineTable({
  name: 'author',
  columns: { id: { kind: 'bigint', generated: true }, name: { kind: 'text', length: 40 }, email: { kind: 'text', length: 80 } },
  primaryKey: ['id'],
  uniques: { author_email_key: ['email'] },
});
const book = defineTable({
  name: 'book',
  columns: {
    id: { kind: 'bigint', generated: true },
    author_id: { kind: 'bigint' },
    title: { kind: 'text', length: 100 },
    pages: { kind: 'integer' },
    rating: { kind: 'double', nullable: true },
  },
  primaryKey: ['id'],
  checks: { book_pages_positive: { column: 'pages', atLeast: 1 } },
  foreignKeys: { book_author_fkey: { columns: ['author_id'], references: { table: 'author', columns: ['id'] }, onDelete: 'cascade' } },
  indexes: { book_title: { columns: ['title'] } },
});
const base = [author, book];
const first = initialMigration('20260101-0001-create-books', base);
const SECOND = '20260101-0002-change';

const ROWS = [
  `INSERT INTO author (name, email) VALUES ('Ursula', 'u@example.org'), ('Stanislaw', 's@example.org')`,
  `INSERT INTO book (author_id, title, pages, rating) VALUES (1, 'The Dispossessed', 387, 4.5), (2, 'Solaris', 204, NULL), (2, 'Fiasco', 322, 4.0)`,
];

interface Case {
  readonly what: string;
  readonly tables: readonly TableSchema[];
  readonly ask?: Partial<GenerationRequest>;
  /** What the rows look like afterwards, the same on both engines. */
  readonly query: string;
  readonly rows: readonly object[];
  readonly summary: readonly string[];
}

const withBook = (columns: object, more: object = {}): readonly TableSchema[] => [
  author,
  { ...book, columns: { ...book.columns, ...columns }, ...more },
];
const without = (name: keyof (typeof book)['columns']): object =>
  Object.fromEntries(Object.entries(book.columns).filter(([column]) => column !== name));

const CASES: readonly Case[] = [
  {
    what: 'a wider text',
    tables: withBook({ title: { kind: 'text', length: 200 } }),
    query: 'SELECT title FROM book ORDER BY id',
    rows: [{ title: 'The Dispossessed' }, { title: 'Solaris' }, { title: 'Fiasco' }],
    summary: ['change column book.title from character varying(100) to character varying(200)'],
  },
  {
    what: 'a wider number',
    tables: withBook({ pages: { kind: 'bigint' } }),
    query: 'SELECT CAST(pages AS text) AS pages FROM book ORDER BY id',
    rows: [{ pages: '387' }, { pages: '204' }, { pages: '322' }],
    summary: ['change column book.pages from integer to bigint'],
  },
  {
    what: 'a column under another name',
    tables: [
      author,
      {
        ...book,
        columns: { ...without('title'), name: book.columns.title },
        indexes: { book_title: { columns: ['name'] } },
      },
    ],
    ask: { renames: [parseRename('book.title:name')] },
    query: 'SELECT name FROM book ORDER BY id',
    rows: [{ name: 'The Dispossessed' }, { name: 'Solaris' }, { name: 'Fiasco' }],
    summary: ['rename book.title to name'],
  },
  {
    what: 'a table under another name',
    tables: [author, { ...book, name: 'volume' }],
    ask: { renames: [parseRename('book:volume')] },
    query: 'SELECT title FROM volume ORDER BY id',
    rows: [{ title: 'The Dispossessed' }, { title: 'Solaris' }, { title: 'Fiasco' }],
    summary: ['rename book to volume'],
  },
  {
    what: 'a column that must not be empty any more',
    tables: withBook({ rating: { kind: 'double' } }),
    ask: { fills: { 'book.rating': '3.5' } },
    query: 'SELECT rating FROM book ORDER BY id',
    rows: [{ rating: 4.5 }, { rating: 3.5 }, { rating: 4 }],
    summary: ['column book.rating may not be empty'],
  },
  {
    what: 'new columns, one of which must have a value',
    tables: withBook({ language: { kind: 'text', length: 20 }, read_at: { kind: 'instant', nullable: true }, owned: { kind: 'boolean' } }),
    ask: { fills: { 'book.language': "l'anglais", 'book.owned': 'true' } },
    query: 'SELECT language, read_at, CAST(owned AS integer) AS owned FROM book ORDER BY id',
    rows: Array.from({ length: 3 }, () => ({ language: "l'anglais", read_at: null, owned: 1 })),
    summary: ['add column book.language', 'add column book.owned', 'add column book.read_at'],
  },
  {
    what: 'a column that goes',
    tables: [author, { ...book, columns: without('rating') } as TableSchema],
    ask: { allowDataLoss: true },
    query: 'SELECT * FROM book ORDER BY id LIMIT 1',
    rows: [{ id: 1, author_id: 1, title: 'The Dispossessed', pages: 387 }],
    summary: ['drop column book.rating'],
  },
  {
    what: 'constraints and indexes that come and go',
    tables: withBook(
      {},
      {
        checks: { book_pages_many: { column: 'pages', atLeast: 200 } },
        uniques: { book_title_key: ['title'] },
        indexes: {
          book_by_author: { columns: ['author_id', 'title'] },
          book_long: { columns: ['title'], where: { column: 'pages', equals: 322 } },
        },
      },
    ),
    query: 'SELECT count(*) AS books FROM book',
    rows: [{ books: 3 }],
    summary: [
      'add check book_pages_many of book',
      'add index book_by_author of book',
      'add index book_long of book',
      'add unique book_title_key of book',
      'drop check book_pages_positive of book',
      'drop index book_title of book',
    ],
  },
  {
    what: 'new tables that refer to each other and to an old one',
    tables: [
      ...base,
      defineTable({
        name: 'loan',
        columns: { id: { kind: 'bigint' }, book_id: { kind: 'bigint' }, reader_id: { kind: 'bigint', nullable: true } },
        primaryKey: ['id'],
        foreignKeys: {
          loan_book_fkey: { columns: ['book_id'], references: { table: 'book', columns: ['id'] } },
          loan_reader_fkey: { columns: ['reader_id'], references: { table: 'reader', columns: ['id'] } },
        },
      }),
      defineTable({
        name: 'reader',
        columns: { id: { kind: 'bigint' }, last_loan: { kind: 'bigint', nullable: true } },
        primaryKey: ['id'],
        foreignKeys: { reader_loan_fkey: { columns: ['last_loan'], references: { table: 'loan', columns: ['id'] } } },
      }),
    ],
    query: 'SELECT count(*) AS loans FROM loan',
    rows: [{ loans: 0 }],
    summary: ['create table loan', 'create table reader'],
  },
  {
    what: 'the table that others refer to, made anew',
    tables: [{ ...author, columns: { ...author.columns, email: { kind: 'text', length: 120 } } }, book],
    query: 'SELECT email, (SELECT count(*) FROM book WHERE author_id = author.id) AS books FROM author ORDER BY author.id',
    rows: [
      { email: 'u@example.org', books: 1 },
      { email: 's@example.org', books: 2 },
    ],
    summary: ['change column author.email from character varying(80) to character varying(120)'],
  },
];

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
