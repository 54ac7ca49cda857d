import type { Clock } from '../../../ports/shared/clock.js';
import { Deadline } from '../../../ports/shared/deadline.js';
import type { TransactionCoordinator } from '../../shared/transaction-coordinator.js';
import type { Dialect } from '../shared/dialect.js';
import type { SqlConnection } from '../shared/sql-connection.js';
import { statement } from '../shared/sql-text.js';
import { checksumOf, LEDGER_TABLE, ledgerDdl, pendingMigrations, type AppliedMigration } from './migration-ledger.js';
import type { Migration } from './migration.js';

/** "sextant" in ASCII: one advisory lock per physical database, because the ledger is one table there. */
const LOCK_KEY = '32481190344748660';
const LONGEST_WAIT_MILLISECONDS = 60_000;

export interface MigrationTarget {
  readonly database: string;
  readonly dialect: Dialect;
  readonly coordinator: TransactionCoordinator<SqlConnection>;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
}

/**
 * Applies what is missing, all in one transaction, so that a process killed in the middle leaves nothing half done.
 * Processes that start together take turns (PostgreSQL: an advisory lock that ends with the transaction; SQLite: the
 * writer's lock) and read the ledger again under the lock, so each migration runs once. Returns the names applied.
 *
 * @throws MigrationHistoryConflict, and any DatabaseError of a statement; nothing is written then.
 */
export function applyMigrations(target: MigrationTarget, migrations: readonly Migration[]): Promise<string[]> {
  const { database, dialect, coordinator, signal } = target;
  return coordinator.transaction(
    () =>
      coordinator.run('write', async (connection) => {
        await lock(connection, dialect);
        await run(connection, ledgerDdl(dialect));
        const pending = pendingMigrations(database, migrations, await applied(connection, database));
        for (const migration of pending) await applyOne(connection, target, migration);
        return pending.map(({ name }) => name);
      }),
    { name: 'migrate', isolation: 'read committed', signal, retry: { deadline: Deadline.after(LONGEST_WAIT_MILLISECONDS) } },
  );
}

async function applyOne(connection: SqlConnection, { database, dialect, clock }: MigrationTarget, migration: Migration): Promise<void> {
  const began = performance.now();
  for (const text of migration.up[dialect.name]) await run(connection, text);
  const row = [
    database,
    migration.name,
    checksumOf(migration),
    dialect.encode(clock.now(), { kind: 'instant' }),
    Math.round(performance.now() - began),
  ];
  await run(connection, `INSERT INTO ${LEDGER_TABLE} VALUES ($1, $2, $3, $4, $5)`, row);
}

async function applied(connection: SqlConnection, database: string): Promise<AppliedMigration[]> {
  const text = `SELECT name, checksum FROM ${LEDGER_TABLE} WHERE database_name = $1 ORDER BY name`;
  return (await run(connection, text, [database])) as unknown as AppliedMigration[];
}

async function lock(connection: SqlConnection, dialect: Dialect): Promise<void> {
  if (dialect.name !== 'postgres') return;
  await run(
    connection,
    `SELECT set_config('statement_timeout', '0', true), set_config('lock_timeout', '${String(LONGEST_WAIT_MILLISECONDS)}', true)`,
  );
  await run(connection, `SELECT pg_advisory_xact_lock(${LOCK_KEY})`);
}

async function run(connection: SqlConnection, text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await connection.execute(statement('migration', text), values)).rows;
}
