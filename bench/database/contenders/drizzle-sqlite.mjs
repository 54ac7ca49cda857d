// Drizzle over better-sqlite3, with prepared statements.
import { asc, eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { CREATED, LISTED, measurementRows, measurementTable } from '../model.mjs';

const CHUNK = 100;

const accounts = sqliteTable('accounts', {
  id: integer().primaryKey(),
  email: text().notNull(),
  name: text().notNull(),
  balance: integer().notNull(),
  created_at: text().notNull(),
});

const COLUMN = {
  integer: () => integer(),
  bigint: () => integer(),
  double: () => real(),
  text: () => text(),
  boolean: () => integer({ mode: 'boolean' }),
  instant: () => text(),
};
const measurements = sqliteTable(
  'measurements',
  Object.fromEntries(Object.entries(measurementTable.columns).map(([name, { kind }]) => [name, COLUMN[kind]()])),
);

export function drizzleSqlite(client) {
  const db = drizzle(client);
  const read = db
    .select()
    .from(accounts)
    .where(eq(accounts.id, sql.placeholder('id')))
    .prepare();
  const list = db.select().from(accounts).orderBy(asc(accounts.id)).limit(sql.placeholder('limit')).prepare();
  const insert = db
    .insert(accounts)
    .values({ email: sql.placeholder('email'), name: 'Bench', balance: 0, created_at: CREATED })
    .returning({ id: accounts.id })
    .prepare();
  const update = db
    .update(accounts)
    .set({ balance: sql.placeholder('balance') })
    .where(eq(accounts.id, sql.placeholder('id')))
    .prepare();
  let rows;
  return {
    read: (id) => read.get({ id }),
    list: () => list.all({ limit: LISTED }),
    insert: (email) => insert.get({ email }).id,
    transfer: (from, to) =>
      db.transaction(() => {
        const source = read.get({ id: from });
        const target = read.get({ id: to });
        update.run({ id: from, balance: source.balance - 1 });
        update.run({ id: to, balance: target.balance + 1 });
      }),
    bulk: () => {
      rows ??= measurementRows((milliseconds) => new Date(milliseconds).toISOString());
      client.exec('DELETE FROM measurements');
      db.transaction((tx) => {
        for (let from = 0; from < rows.length; from += CHUNK)
          tx.insert(measurements)
            .values(rows.slice(from, from + CHUNK))
            .run();
      });
    },
    close: () => client.close(),
  };
}
