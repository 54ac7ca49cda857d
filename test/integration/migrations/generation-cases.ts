import { defineTable, type TableSchema } from '../../../src/adapters/schema/shared/table.js';
import type { GenerationRequest } from '../../../src/adapters/typeorm/migrations/generation/generate.js';
import { parseRename } from '../../../src/adapters/typeorm/migrations/generation/renames.js';
import { initialMigration } from '../../../src/adapters/typeorm/migrations/initial-migration.js';

export const author = defineTable({
  name: 'author',
  columns: { id: { kind: 'bigint', generated: true }, name: { kind: 'text', length: 40 }, email: { kind: 'text', length: 80 } },
  primaryKey: ['id'],
  uniques: { author_email_key: ['email'] },
});
export const book = defineTable({
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
export const base = [author, book];
export const first = initialMigration('20260101-0001-create-books', base);
export const SECOND = '20260101-0002-change';

export const ROWS = [
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

export const withBook = (columns: object, more: object = {}): readonly TableSchema[] => [
  author,
  { ...book, columns: { ...book.columns, ...columns }, ...more },
];
const without = (name: keyof (typeof book)['columns']): object =>
  Object.fromEntries(Object.entries(book.columns).filter(([column]) => column !== name));

export const CASES: readonly Case[] = [
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
