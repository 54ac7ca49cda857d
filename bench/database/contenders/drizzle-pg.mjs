// Drizzle over pg, with statements prepared under a name.
import { asc, eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { bigint, boolean, doublePrecision, integer, pgTable, timestamp, varchar } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { CREATED, dateMoment, LISTED, measurementRows, measurementTable, POOL } from '../model.mjs';

const CHUNK = 1_000;

const accounts = pgTable('accounts', {
  id: bigint({ mode: 'bigint' }).primaryKey().generatedByDefaultAsIdentity(),
  email: varchar({ length: 255 }).notNull(),
  name: varchar({ length: 255 }).notNull(),
  balance: bigint({ mode: 'bigint' }).notNull(),
  created_at: timestamp({ withTimezone: true }).notNull(),
});

const COLUMN = {
  integer: () => integer(),
  bigint: () => bigint({ mode: 'bigint' }),
  double: () => doublePrecision(),
  text: () => varchar(),
  boolean: () => boolean(),
  instant: () => timestamp({ withTimezone: true }),
};
const measurements = pgTable(
  'measurements',
  Object.fromEntries(Object.entries(measurementTable.columns).map(([name, { kind }]) => [name, COLUMN[kind]()])),
);

const readOn = (db) =>
  db
    .select()
    .from(accounts)
    .where(eq(accounts.id, sql.placeholder('id')))
    .prepare('read');
const updateOn = (db) =>
  db
    .update(accounts)
    .set({ balance: sql.placeholder('balance') })
    .where(eq(accounts.id, sql.placeholder('id')))
    .prepare('update');

export function drizzlePg(url) {
  const pool = new pg.Pool({ connectionString: url, max: POOL });
  const db = drizzle(pool);
  const read = readOn(db);
  const list = db.select().from(accounts).orderBy(asc(accounts.id)).limit(sql.placeholder('limit')).prepare('list');
  const insert = db
    .insert(accounts)
    .values({
      email: sql.placeholder('email'),
      name: sql.placeholder('name'),
      balance: sql.placeholder('balance'),
      created_at: sql.placeholder('created'),
    })
    .returning({ id: accounts.id })
    .prepare('insert');
  const created = new Date(CREATED);
  let rows;
  return {
    read: async (id) => (await read.execute({ id }))[0],
    list: () => list.execute({ limit: LISTED }),
    insert: async (email) => (await insert.execute({ email, name: 'Bench', balance: 0n, created }))[0].id,
    transfer: (from, to) =>
      db.transaction(async (tx) => {
        const reading = readOn(tx);
        const updating = updateOn(tx);
        const [source] = await reading.execute({ id: from });
        const [target] = await reading.execute({ id: to });
        await updating.execute({ id: from, balance: source.balance - 1n });
        await updating.execute({ id: to, balance: target.balance + 1n });
      }),
    bulk: async () => {
      rows ??= measurementRows(dateMoment);
      await pool.query('TRUNCATE measurements');
      await db.transaction(async (tx) => {
        for (let from = 0; from < rows.length; from += CHUNK) await tx.insert(measurements).values(rows.slice(from, from + CHUNK));
      });
    },
    close: () => pool.end(),
  };
}
