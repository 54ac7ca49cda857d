/** A statement that has something to say about how it runs. */
export interface MigrationStep {
  readonly sql: string;
  /** It cannot run inside a transaction, such as `CREATE INDEX CONCURRENTLY`. PostgreSQL only. */
  readonly transaction?: 'outside';
  /**
   * What removes a half-finished run of a step outside of a transaction, so that it can begin again after a crash:
   * `DROP INDEX CONCURRENTLY IF EXISTS …`. Without it an interrupted step has to be repaired by hand.
   */
  readonly cleanup?: string;
  /** It may simply run again when nobody knows whether it has. */
  readonly repeatable?: true;
}

/** The statements of one direction, for each database. */
export interface MigrationSteps {
  readonly postgres: readonly (string | MigrationStep)[];
  readonly sqlite: readonly (string | MigrationStep)[];
}

/**
 * One change of a database's schema, in both dialects. Never edit one that has been applied anywhere: its checksum is
 * kept, and a change to it is refused. Write a new one.
 */
export interface Migration {
  /** Sorts by time of writing: `20261121-0001-create-users`. */
  readonly name: string;
  readonly up: MigrationSteps;
  readonly down: MigrationSteps;
  /**
   * It creates a table anew to which others refer. On SQLite foreign keys are then not enforced while it runs (dropping the
   * old table would take the rows of the others along); all of them are checked before it is committed.
   */
  readonly rebuildsReferencedTables?: true;
  /** Names of the migrations it stands for: where all of them were applied, it counts as applied. */
  readonly replaces?: readonly string[];
}

export type Direction = 'up' | 'down';

/** The steps of one direction in one dialect, all in the long form. On SQLite every step runs in the transaction. */
export function stepsOf(migration: Migration, direction: Direction, dialect: keyof MigrationSteps): readonly MigrationStep[] {
  return migration[direction][dialect].map((step) => {
    if (typeof step === 'string') return { sql: step };
    return dialect === 'sqlite' ? { sql: step.sql } : step;
  });
}
