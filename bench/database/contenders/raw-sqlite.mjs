// Both SQLite drivers alone, with statements prepared once: sqlite3, which works on other threads, and better-sqlite3, which
// works on the one it is called from.
import sqlite3 from 'sqlite3';
import { CREATED, LISTED, measurementRows, measurementTable } from '../model.mjs';

const COLUMNS = 'id, email, name, balance, created_at';
const READ = `SELECT ${COLUMNS} FROM accounts WHERE id = ?`;
const LIST = `SELECT ${COLUMNS} FROM accounts ORDER BY id LIMIT ?`;
const INSERT = 'INSERT INTO accounts (email, name, balance, created_at) VALUES (?, ?, ?, ?)';
const UPDATE = 'UPDATE accounts SET balance = ? WHERE id = ?';
const BULK_COLUMNS = Object.keys(measurementTable.columns);
/** Rows a statement: few enough for the oldest limit of 999 values. */
const ROWS = 40;
const BULK = `INSERT INTO measurements (${BULK_COLUMNS.map((name) => `"${name}"`)}) VALUES ${Array(ROWS).fill(`(${BULK_COLUMNS.map(() => '?')})`)}`;

/** The values of each statement, as plain as SQLite takes them. `bigint`: what the driver takes a 64-bit integer as. */
function bulkValues(bigint) {
  const rows = measurementRows((milliseconds) => new Date(milliseconds).toISOString());
  return Array.from({ length: rows.length / ROWS }, (_, statement) =>
    rows.slice(statement * ROWS, (statement + 1) * ROWS).flatMap((row) => BULK_COLUMNS.map((name) => plain(row[name], bigint))),
  );
}

function plain(value, bigint) {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'bigint' ? bigint(value) : value;
}

export async function rawSqlite3(file) {
  const database = await new Promise((resolve, reject) => {
    const opened = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)));
  });
  const promised = (call) => new Promise((resolve, reject) => call((error, found) => (error ? reject(error) : resolve(found))));
  const exec = (text) => promised((done) => database.exec(text, done));
  const prepare = async (text) => {
    let prepared;
    await promised((done) => (prepared = database.prepare(text, done)));
    return prepared;
  };
  await exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
  const [read, list, insert, update, begin, commit, bulk] = await Promise.all(
    [READ, LIST, INSERT, UPDATE, 'BEGIN IMMEDIATE', 'COMMIT', BULK].map(prepare),
  );
  const all = (prepared, ...values) => promised((done) => prepared.all(...values, done));
  const run = (prepared, ...values) => promised((done) => prepared.run(...values, done));
  let values;
  return {
    // It leaves a statement that `get` has not run to its end open, and with it the snapshot: `all` ends it.
    read: async (id) => (await all(read, id))[0],
    list: () => all(list, LISTED),
    insert: (email) => run(insert, email, 'Bench', 0, CREATED),
    transfer: async (from, to) => {
      await run(begin);
      const source = (await all(read, from))[0];
      const target = (await all(read, to))[0];
      await run(update, source.balance - 1, from);
      await run(update, target.balance + 1, to);
      await run(commit);
    },
    bulk: async () => {
      // A BigInt would be stored as NULL; a text becomes the integer it says in a column of integers.
      values ??= bulkValues(String);
      await exec('DELETE FROM measurements');
      await exec('BEGIN IMMEDIATE');
      for (const some of values) await run(bulk, ...some);
      await exec('COMMIT');
    },
    close: async () => {
      for (const prepared of [read, list, insert, update, begin, commit, bulk]) prepared.finalize();
      await promised((done) => database.close(done));
    },
  };
}

export function rawBetterSqlite(database) {
  const [read, list, insert, update, bulk] = [READ, LIST, INSERT, UPDATE, BULK].map((text) => database.prepare(text));
  let values;
  return {
    read: (id) => read.get(id),
    list: () => list.all(LISTED),
    insert: (email) => insert.run(email, 'Bench', 0, CREATED),
    transfer: database.transaction((from, to) => {
      const source = read.get(from);
      const target = read.get(to);
      update.run(source.balance - 1, from);
      update.run(target.balance + 1, to);
    }),
    bulk: () => {
      values ??= bulkValues((given) => given);
      database.exec('DELETE FROM measurements');
      database.transaction(() => values.forEach((some) => bulk.run(...some)))();
    },
    close: () => database.close(),
  };
}
