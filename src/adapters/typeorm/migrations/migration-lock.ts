import type { TransactionCoordinator } from '../../shared/transaction-coordinator.js';
import type { Dialect } from '../shared/dialect.js';
import type { SqlConnection } from '../shared/sql-connection.js';
import { run } from './migration-ledger.js';

/** "sextant" in ASCII: one advisory lock per physical database, because the ledger is one there. */
const LOCK_KEY = '32481190344748660';

/**
 * Only one process migrates at a time. The lock belongs to a transaction and goes with it, however that ends: a killed
 * process leaves none behind, and a pooler that deals out connections by transaction (PgBouncer) does not break it. On
 * SQLite it is the lock of the writer.
 *
 * False when another process has it. Whoever wants it asks again in a new transaction: one that waits inside of a
 * statement has a snapshot, for which an index that the other builds concurrently would wait, and so both for ever.
 */
export async function lockMigrations(connection: SqlConnection, dialect: Dialect): Promise<boolean> {
  if (dialect.name !== 'postgres') return true;
  const limits = `set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`;
  const [row] = await run(connection, `SELECT pg_try_advisory_xact_lock(${LOCK_KEY}) AS locked, ${limits}`);
  return row?.['locked'] === true;
}

/**
 * The statements of this transaction may run for as long as they need, but wait only briefly for a lock, because everybody
 * else queues up behind a DDL that waits.
 */
export async function limitLocks(connection: SqlConnection, dialect: Dialect, milliseconds: number): Promise<void> {
  if (dialect.name !== 'postgres') return;
  await run(connection, `SELECT set_config('statement_timeout', '0', true), set_config('lock_timeout', '${String(milliseconds)}', true)`);
}

/**
 * Gives up the snapshot that the last query of this transaction left behind (the server keeps it until the next
 * statement): an index that is built concurrently would wait for it, and so for its own lock holder.
 */
export async function dropSnapshot(connection: SqlConnection, dialect: Dialect): Promise<void> {
  if (dialect.name === 'postgres') await run(connection, 'SET LOCAL statement_timeout = 0');
}

/**
 * Runs `work` while foreign keys are not enforced on the one writing connection of SQLite, where a transaction cannot
 * turn them off itself. Whatever happens, they are enforced afterwards.
 */
export async function withoutForeignKeys<T>(coordinator: TransactionCoordinator<SqlConnection>, work: () => Promise<T>): Promise<T> {
  const pragma = (value: 'ON' | 'OFF'): Promise<unknown> =>
    coordinator.run('write', (connection) => run(connection, `PRAGMA foreign_keys = ${value}`));
  return coordinator.session(async () => {
    await pragma('OFF');
    try {
      return await work();
    } finally {
      await pragma('ON');
    }
  });
}

/** Rows that refer to nothing, described; none when all is well. SQLite only: PostgreSQL never stops checking. */
export async function brokenReferences(connection: SqlConnection): Promise<string[]> {
  const rows = await run(connection, 'PRAGMA foreign_key_check');
  return rows.map(
    (row) => `row ${String(row['rowid'])} of ${String(row['table'])} refers to a row of ${String(row['parent'])} that is not there`,
  );
}
