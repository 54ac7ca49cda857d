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
