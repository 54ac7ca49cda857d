import { SextantError, type ErrorDefinition } from '../domain/shared/sextant-error.js';

/** What is wrong with an address and what to write instead. Neither shows a password. */
export interface AddressFault {
  /** Continues the sentence "the database URL …". */
  readonly problem: string;
  readonly remedy: string;
}

/** A database URL, or what service file and environment add to it, cannot be used. Never shows the password. */
export class InvalidDatabaseUrl extends SextantError implements AddressFault {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_URL_INVALID',
    kind: 'configuration',
    meaning: 'A database URL, or what the service file or the PG* variables add to it, cannot be used.',
    remedy: 'Write postgresql://user:password@host:5432/database, or sqlite:///./data/file.db.',
  };
  readonly problem: string;

  constructor({ problem, remedy }: AddressFault, cause?: unknown) {
    super({ ...InvalidDatabaseUrl.definition, remedy }, `the database URL ${problem}`, { problem }, cause);
    this.problem = problem;
  }
}
