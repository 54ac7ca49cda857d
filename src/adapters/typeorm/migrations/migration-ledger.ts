import { createHash } from 'node:crypto';
import type { Dialect } from '../shared/dialect.js';
import type { Migration } from './migration.js';
import { MigrationHistoryConflict } from './migration.errors.js';

export const LEDGER_TABLE = 'sextant_migrations';

/** One row of the ledger: a migration that has been applied. */
export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
}

/** The ledger is one table per physical database; `database_name` keeps apart the databases that share it. */
export function ledgerDdl(dialect: Dialect): string {
  const text = dialect.columnType({ kind: 'text', length: 255 });
  const instant = dialect.columnType({ kind: 'instant' });
  return `CREATE TABLE IF NOT EXISTS ${LEDGER_TABLE} (
    database_name ${text} NOT NULL,
    name ${text} NOT NULL,
    checksum ${text} NOT NULL,
    applied_at ${instant} NOT NULL,
    milliseconds ${dialect.columnType({ kind: 'integer' })} NOT NULL,
    CONSTRAINT ${LEDGER_TABLE}_pkey PRIMARY KEY (database_name, name)
  )`;
}

/** Of the statements of both directions and dialects: any change of them changes it. */
export function checksumOf(migration: Migration): string {
  return createHash('sha256')
    .update(JSON.stringify([migration.up, migration.down]))
    .digest('hex');
}

/** The migrations still to run, in order. @throws MigrationHistoryConflict when the history does not begin with what was applied. */
export function pendingMigrations(database: string, declared: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  const known = new Map(declared.map((migration) => [migration.name, migration]));
  const done = new Set(applied.map(({ name }) => name));
  for (const { name, checksum } of applied) {
    const migration = known.get(name);
    if (!migration) throw new MigrationHistoryConflict(database, name, 'was applied but is not part of this version');
    if (checksumOf(migration) !== checksum) throw new MigrationHistoryConflict(database, name, 'was edited after it was applied');
  }
  const pending = declared.filter(({ name }) => !done.has(name));
  const last = declared.findLast(({ name }) => done.has(name));
  const late = last && pending.find(({ name }) => name < last.name);
  if (late) throw new MigrationHistoryConflict(database, late.name, `has not been applied, but the later ${last.name} has`);
  return pending;
}
