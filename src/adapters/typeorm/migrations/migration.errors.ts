import { SextantError, type ErrorDefinition } from '../../../domain/shared/sextant-error.js';

/** The history in the database and the migrations of this version contradict each other. */
export class MigrationHistoryConflict extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'MIGRATION_HISTORY_CONFLICT',
    kind: 'configuration',
    meaning: 'An applied migration was edited, is missing from this version, or an older one turned up after it was passed.',
    remedy: 'Start the version that applied it, or restore the migration file as it was; nothing was written.',
  };
  constructor(
    database: string,
    readonly migration: string,
    why: string,
  ) {
    super(MigrationHistoryConflict.definition, `${database}: migration ${migration} ${why}`, { database, migration });
  }
}

/** Where a step stands: counted from 1. */
export interface StepFacts {
  readonly database: string;
  readonly migration: string;
  readonly step: number;
  readonly steps: number;
  readonly sql: string;
}

/** A step failed; `cause` is the error of the database. */
export class MigrationFailed extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'MIGRATION_FAILED',
    kind: 'conflict',
    meaning: 'A step of a migration was refused by the database.',
    remedy: 'Read the cause, correct the data or the migration, and run `sextant migrate` again; it goes on where it stopped.',
  };
  constructor(facts: StepFacts, cause: unknown) {
    const why = cause instanceof SextantError ? cause.detail : cause instanceof Error ? cause.message : String(cause);
    super(MigrationFailed.definition, `${place(facts)} failed: ${why}`, { ...facts }, cause);
  }
}

/** A process ended in the middle of a step that no transaction protects. */
export class MigrationInterrupted extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'MIGRATION_INTERRUPTED',
    kind: 'conflict',
    meaning: 'A process ended while a step ran that no transaction protects; whether it took effect is not known.',
    remedy: 'Look whether the step took effect, then run `sextant repair` with --done or --undone, and `sextant migrate` again.',
  };
  constructor(facts: StepFacts) {
    const command = `sextant repair ${facts.database} --migration ${facts.migration} --step ${String(facts.step)}`;
    const detail = `${place(facts)} was begun and not finished: ${facts.sql}. If it took effect: ${command} --done; if not: ${command} --undone`;
    super(MigrationInterrupted.definition, detail, { ...facts });
  }
}

/** A step waited in vain, each time a little, for what other sessions hold. */
export class MigrationBlocked extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'MIGRATION_BLOCKED',
    kind: 'timeout',
    meaning: 'A migration could not get its locks in the time it was given, without holding up everybody else.',
    remedy: 'Find the long transaction that holds the table, or run it again at a quieter time; nothing of the step was stored.',
  };
  constructor(facts: StepFacts, milliseconds: number, cause: unknown) {
    super(MigrationBlocked.definition, `${place(facts)} got no lock within ${String(milliseconds)} ms`, { ...facts }, cause);
  }
}

/** A name that no migration has, or a repair that does not fit the state of its migration. */
export class MigrationMisnamed extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'MIGRATION_MISNAMED',
    kind: 'invalid',
    meaning: 'A migration was named that does not exist, or that is not in the state the command is for.',
    remedy: 'Look at `sextant migrations` for the names and their states.',
  };
  constructor(database: string, migration: string, why: string) {
    super(MigrationMisnamed.definition, `${database}: migration ${migration} ${why}`, { database, migration });
  }
}

function place({ database, migration, step, steps }: StepFacts): string {
  return `${database}: step ${String(step)} of ${String(steps)} of migration ${migration}`;
}
