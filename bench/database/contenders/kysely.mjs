// Kysely, over pg or better-sqlite3. It has no prepared statements of its own; better-sqlite3 and pg prepare each time.
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import { CREATED, dateMoment, LISTED, measurementRows, POOL } from '../model.mjs';

export function kyselyPg(url) {
  const pool = new pg.Pool({ connectionString: url, max: POOL });
  return contender(new Kysely({ dialect: new PostgresDialect({ pool }) }), { chunk: 1_000, moment: dateMoment, value: (given) => given });
}

export function kyselySqlite(database) {
  const moment = (milliseconds) => new Date(milliseconds).toISOString();
  const value = (given) => (typeof given === 'boolean' ? Number(given) : given);
  return contender(new Kysely({ dialect: new SqliteDialect({ database }) }), { chunk: 100, moment, value });
}

function contender(db, { chunk, moment, value }) {
  let rows;
  const readOn = (on, id) => on.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
  const updateOn = (on, id, balance) => on.updateTable('accounts').set({ balance }).where('id', '=', id).execute();
  return {
    read: (id) => readOn(db, id),
    list: () => db.selectFrom('accounts').selectAll().orderBy('id').limit(LISTED).execute(),
    insert: (email) =>
      db.insertInto('accounts').values({ email, name: 'Bench', balance: 0, created_at: CREATED }).returning('id').executeTakeFirstOrThrow(),
    transfer: (from, to) =>
      db.transaction().execute(async (trx) => {
        const source = await readOn(trx, from);
        const target = await readOn(trx, to);
        await updateOn(trx, from, BigInt(source.balance) - 1n);
        await updateOn(trx, to, BigInt(target.balance) + 1n);
      }),
    bulk: async () => {
      rows ??= measurementRows(moment).map((row) => Object.fromEntries(Object.entries(row).map(([name, given]) => [name, value(given)])));
      await db.deleteFrom('measurements').execute();
      await db.transaction().execute(async (trx) => {
        for (let from = 0; from < rows.length; from += chunk)
          await trx
            .insertInto('measurements')
            .values(rows.slice(from, from + chunk))
            .execute();
      });
    },
    close: () => db.destroy(),
  };
}
