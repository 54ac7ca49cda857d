// postgres.js with its defaults: it prepares what it has seen and pipelines what is sent at once in a transaction.
import postgres from 'postgres';
import { CREATED, dateMoment, LISTED, measurementRows, measurementTable, POOL } from '../model.mjs';

const CHUNK = 1_000;
const COLUMNS = Object.keys(measurementTable.columns);

export function postgresJs(url) {
  const sql = postgres(url, { max: POOL, onnotice: () => undefined });
  let rows;
  return {
    read: async (id) => (await sql`SELECT id, email, name, balance, created_at FROM accounts WHERE id = ${id}`)[0],
    list: () => sql`SELECT id, email, name, balance, created_at FROM accounts ORDER BY id LIMIT ${LISTED}`,
    insert: async (email) =>
      (await sql`INSERT INTO accounts (email, name, balance, created_at) VALUES (${email}, 'Bench', 0, ${CREATED}) RETURNING id`)[0].id,
    transfer: (from, to) =>
      sql.begin(async (tx) => {
        const [[source], [target]] = await Promise.all([
          tx`SELECT id, email, name, balance, created_at FROM accounts WHERE id = ${from}`,
          tx`SELECT id, email, name, balance, created_at FROM accounts WHERE id = ${to}`,
        ]);
        await Promise.all([
          tx`UPDATE accounts SET balance = ${String(BigInt(source.balance) - 1n)} WHERE id = ${from}`,
          tx`UPDATE accounts SET balance = ${String(BigInt(target.balance) + 1n)} WHERE id = ${to}`,
        ]);
      }),
    bulk: async () => {
      rows ??= measurementRows(dateMoment);
      await sql`TRUNCATE measurements`;
      await sql.begin(async (tx) => {
        for (let from = 0; from < rows.length; from += CHUNK)
          await tx`INSERT INTO measurements ${tx(rows.slice(from, from + CHUNK), COLUMNS)}`;
      });
    },
    close: () => sql.end(),
  };
}
