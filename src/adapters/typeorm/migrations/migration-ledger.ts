import type { Instant } from '../../../domain/shared/instant.js';
import { defineTable, type RowOf } from '../../schema/shared/table.js';
import { createTable } from '../shared/ddl.js';
import type { Dialect } from '../shared/dialect.js';
import type { SqlConnection } from '../shared/sql-connection.js';
import { columnList, rowDecoder, statement } from '../shared/sql-text.js';
import { checksumOf, stepChecksum } from './checksum.js';
import type { Direction, Migration, MigrationStep } from './migration.js';

/** The ledger is two tables per physical database; `database_name` keeps apart the databases that share it. */
const migrations = defineTable({
  name: 'sextant_migrations',
  columns: {
    database_name: { kind: 'text', length: 255 },
    name: { kind: 'text', length: 255 },
    checksum: { kind: 'text', length: 255 },
    applied_at: { kind: 'instant' },
    milliseconds: { kind: 'integer' },
  },
  primaryKey: ['database_name', 'name'],
});

const steps = defineTable({
  name: 'sextant_migration_steps',
  columns: {
    database_name: { kind: 'text', length: 255 },
    migration: { kind: 'text', length: 255 },
    direction: { kind: 'text', length: 4 },
    step: { kind: 'integer' },
    checksum: { kind: 'text', length: 255 },
    /** `begun` is written before a step outside of a transaction, `done` after every step. */
    state: { kind: 'text', length: 8 },
    /** Of the program that ran it. */
    version: { kind: 'text', length: 255, nullable: true },
    recorded_at: { kind: 'instant' },
    milliseconds: { kind: 'integer' },
  },
  primaryKey: ['database_name', 'migration', 'direction', 'step'],
});

export const LEDGER_TABLE = migrations.name;
/** Tables that are Sextant's own in every database. */
export const LEDGER_TABLES: readonly string[] = [migrations.name, steps.name];

/** One row of the ledger: a migration that has been applied. */
export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly appliedAt: Instant;
  readonly milliseconds: number;
}

export interface LedgerStep {
  readonly migration: string;
  readonly direction: Direction;
  readonly step: number;
  readonly checksum: string;
  readonly state: 'begun' | 'done';
}

/** What the database knows of the migrations of one Sextant database. */
export interface Ledger {
  readonly migrations: readonly AppliedMigration[];
  /** The steps of migrations that were begun in one direction and not brought to its end. */
  readonly unfinished: readonly LedgerStep[];
}

export const EMPTY_LEDGER: Ledger = { migrations: [], unfinished: [] };

export interface StepRecord {
  readonly migration: Migration;
  readonly direction: Direction;
  /** From 1. */
  readonly number: number;
  readonly step: MigrationStep;
  readonly milliseconds: number;
}

/** Reads and writes the ledger of one database over a connection somebody else has, in whatever transaction that is. */
export class LedgerStore {
  constructor(
    private readonly database: string,
    private readonly dialect: Dialect,
    private readonly version: string | undefined,
  ) {}

  async create(connection: SqlConnection): Promise<void> {
    for (const table of [migrations, steps])
      for (const text of createTable(this.dialect, table))
        await run(connection, text.replace('CREATE TABLE', 'CREATE TABLE IF NOT EXISTS'));
  }

  /** False in a database that has never been migrated; asking writes nothing. */
  async exists(connection: SqlConnection): Promise<boolean> {
    const text =
      this.dialect.name === 'postgres'
        ? `SELECT to_regclass('${steps.name}') IS NOT NULL AS there`
        : `SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = '${steps.name}') AS there`;
    const [row] = await run(connection, text);
    return row?.['there'] === true || row?.['there'] === 1;
  }

  async read(connection: SqlConnection): Promise<Ledger> {
    const applied = await this.rows(connection, migrations, '');
    // The steps of a finished migration are history, not state.
    const unfinished = await this.rows(connection, steps, `AND NOT (state = 'done' AND direction = 'up' AND migration IN (${APPLIED}))`);
    return {
      migrations: applied.map((row) => ({
        name: row.name,
        checksum: row.checksum,
        appliedAt: row.applied_at,
        milliseconds: row.milliseconds,
      })),
      unfinished: unfinished.map((row) => ({
        migration: row.migration,
        direction: row.direction as Direction,
        step: row.step,
        checksum: row.checksum,
        state: row.state as LedgerStep['state'],
      })),
    };
  }

  async recordStep(connection: SqlConnection, record: StepRecord, state: LedgerStep['state'], now: Instant): Promise<void> {
    const { migration, direction, number, step, milliseconds } = record;
    const instant = this.dialect.encode(now, steps.columns.recorded_at);
    const values = [
      this.database,
      migration.name,
      direction,
      number,
      stepChecksum(step),
      state,
      this.version ?? null,
      instant,
      milliseconds,
    ];
    await run(
      connection,
      `INSERT INTO ${steps.name} VALUES (${values.map((_, index) => `$${String(index + 1)}`).join(', ')})
      ON CONFLICT (database_name, migration, direction, step) DO UPDATE SET checksum = excluded.checksum, state = excluded.state,
      version = excluded.version, recorded_at = excluded.recorded_at, milliseconds = excluded.milliseconds`,
      values,
    );
  }

  /** The migration is applied; what was noted of an earlier way down goes. */
  async recordApplied(connection: SqlConnection, migration: Migration, milliseconds: number, now: Instant): Promise<void> {
    await this.forget(connection, migration.name, 'down');
    const instant = this.dialect.encode(now, migrations.columns.applied_at);
    const values = [this.database, migration.name, checksumOf(migration), instant, milliseconds];
    await run(connection, `INSERT INTO ${migrations.name} VALUES ($1, $2, $3, $4, $5)`, values);
  }

  /** The migration is not applied any more. */
  async recordReverted(connection: SqlConnection, name: string): Promise<void> {
    await run(connection, `DELETE FROM ${steps.name} WHERE database_name = $1 AND migration = $2`, [this.database, name]);
    await run(connection, `DELETE FROM ${migrations.name} WHERE database_name = $1 AND name = $2`, [this.database, name]);
  }

  async acceptChecksum(connection: SqlConnection, migration: Migration): Promise<void> {
    const text = `UPDATE ${migrations.name} SET checksum = $3 WHERE database_name = $1 AND name = $2`;
    await run(connection, text, [this.database, migration.name, checksumOf(migration)]);
  }

  async finishStep(connection: SqlConnection, { migration, direction, step }: LedgerStep): Promise<void> {
    const where = 'database_name = $1 AND migration = $2 AND direction = $3 AND step = $4';
    await run(connection, `UPDATE ${steps.name} SET state = 'done' WHERE ${where}`, [this.database, migration, direction, step]);
  }

  /** Forgets the record of one step, as if it had never been begun. */
  async forgetStep(connection: SqlConnection, { migration, direction, step }: Omit<LedgerStep, 'checksum' | 'state'>): Promise<void> {
    const text = `DELETE FROM ${steps.name} WHERE database_name = $1 AND migration = $2 AND direction = $3 AND step = $4`;
    await run(connection, text, [this.database, migration, direction, step]);
  }

  private async forget(connection: SqlConnection, name: string, direction: Direction): Promise<void> {
    const text = `DELETE FROM ${steps.name} WHERE database_name = $1 AND migration = $2 AND direction = $3`;
    await run(connection, text, [this.database, name, direction]);
  }

  private async rows<Table extends typeof migrations | typeof steps>(
    connection: SqlConnection,
    table: Table,
    condition: string,
  ): Promise<RowOf<Table>[]> {
    const names = Object.keys(table.columns);
    const order = table.primaryKey.map((name) => this.dialect.quote(name)).join(', ');
    const text = `SELECT ${columnList(this.dialect, table, names)} FROM ${table.name} WHERE database_name = $1 ${condition} ORDER BY ${order}`;
    const rows = await run(connection, text, [this.database]);
    const decode = rowDecoder(this.dialect, table, names);
    if (decode) rows.forEach(decode);
    return rows as RowOf<Table>[];
  }
}

const APPLIED = `SELECT name FROM ${migrations.name} WHERE database_name = $1`;

/** Runs one statement of a migration or of the ledger; migrations take as long as they take. */
export async function run(connection: SqlConnection, text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await connection.execute({ ...statement('migration', text), unlimited: true }, values)).rows;
}
