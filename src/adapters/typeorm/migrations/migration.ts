/** The statements of one direction, for each database. */
export interface MigrationSteps {
  readonly postgres: readonly string[];
  readonly sqlite: readonly string[];
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
}
