import { SextantError, type ErrorDefinition } from '../../../../domain/shared/sextant-error.js';

/** Rows that are there already have no value for a column that must have one. */
export class MissingFill extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'MIGRATION_NEEDS_VALUE',
    kind: 'invalid',
    meaning: 'A new column must have a value, and nobody has said which one the rows get that are there already.',
    remedy: 'Give it by --fill table.column=value, or let the column be empty.',
  };
  constructor(table: string, column: string) {
    super(MissingFill.definition, `${table}.${column} is new and must have a value; give one by --fill ${table}.${column}=value`, {
      table,
      column,
    });
  }
}

/** The change would lose data, and that was not allowed. */
export class DataLossRefused extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'MIGRATION_LOSES_DATA',
    kind: 'conflict',
    meaning: 'The migration that the declared tables ask for can lose data.',
    remedy: 'Declare a rename by --rename old:new where it is one; else allow it by --allow-data-loss.',
  };
  constructor(
    database: string,
    readonly losses: readonly string[],
  ) {
    super(DataLossRefused.definition, `${database}: ${losses.join('; ')}`, { database, losses });
  }
}

/** A rename that fits no table or column. */
export class RenameMismatch extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'MIGRATION_RENAME_MISMATCH',
    kind: 'invalid',
    meaning: 'A rename was declared whose old name is not there, or whose new name is not declared.',
    remedy: 'Write --rename old:new for a table and --rename table.old:new for a column.',
  };
  constructor(rename: string, why: string) {
    super(RenameMismatch.definition, `${rename}: ${why}`, { rename });
  }
}

/** The generated statements do not lead where they should: a defect, or a schema that is beyond the generator. */
export class GenerationFailed extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'MIGRATION_NOT_GENERATED',
    kind: 'internal',
    meaning: 'The generated migration was tried on a throwaway database and did not lead to the declared tables.',
    remedy: 'Write this migration by hand; please report the difference it names.',
  };
  constructor(database: string, engine: string, why: string, cause?: unknown) {
    super(GenerationFailed.definition, `${database} on ${engine}: ${why}`, { database, engine }, cause);
  }
}
