import { SextantError, type ErrorDefinition, type ErrorFacts } from '../../domain/shared/sextant-error.js';
import type { PoolStatistics } from './database.js';

/** Any failure of a database, identical on PostgreSQL, SQLite and memory. `cause` holds the driver's own error. */
export abstract class DatabaseError extends SextantError {
  /** Adds the fact `transaction`, its name, unless an inner transaction is named already. Done by whoever runs the transaction. */
  inTransaction(name: string): void {
    if (this.facts['transaction'] === undefined) Object.assign(this, { facts: { ...this.facts, transaction: name } });
  }
}

/** Where a constraint stands: its name as declared in the schema, its table and its columns. */
export interface ConstraintFacts {
  readonly database: string;
  readonly constraint: string;
  readonly table: string;
  readonly columns: readonly string[];
}

/** A row was refused by a declared constraint; the statement changed nothing. */
export abstract class ConstraintViolation extends DatabaseError {
  readonly constraint: string;
  readonly table: string;
  readonly columns: readonly string[];

  constructor(definition: ErrorDefinition, facts: ConstraintFacts, what: string, cause?: unknown) {
    super(definition, `${facts.table}(${facts.columns.join(', ')}) ${what} (constraint ${facts.constraint})`, { ...facts }, cause);
    this.constraint = facts.constraint;
    this.table = facts.table;
    this.columns = facts.columns;
  }
}

export class UniqueViolation extends ConstraintViolation {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_UNIQUE_VIOLATION',
    kind: 'conflict',
    meaning: 'Another row has the same value in columns that must be unique.',
    remedy: 'Use another value, or update the row that holds it.',
  };
  constructor(facts: ConstraintFacts, cause?: unknown) {
    super(UniqueViolation.definition, facts, 'must be unique and the value is taken', cause);
  }
}

export class ForeignKeyViolation extends ConstraintViolation {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_FOREIGN_KEY_VIOLATION',
    kind: 'conflict',
    meaning: 'A row refers to a row that does not exist, or is still referred to.',
    remedy: 'Store the row it refers to first, or remove the rows that refer to it.',
  };
  constructor(facts: ConstraintFacts, cause?: unknown) {
    super(ForeignKeyViolation.definition, facts, 'breaks a reference between tables', cause);
  }
}

export class NotNullViolation extends ConstraintViolation {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_NOT_NULL_VIOLATION',
    kind: 'invalid',
    meaning: 'A column that must have a value was given none.',
    remedy: 'Give the named column a value.',
  };
  constructor(facts: ConstraintFacts, cause?: unknown) {
    super(NotNullViolation.definition, facts, 'must not be null', cause);
  }
}

export class CheckViolation extends ConstraintViolation {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_CHECK_VIOLATION',
    kind: 'invalid',
    meaning: 'A value breaks a rule declared on its table (a check, or the length of a text).',
    remedy: 'Give a value that the named rule accepts.',
  };
  constructor(facts: ConstraintFacts, cause?: unknown) {
    super(CheckViolation.definition, facts, 'breaks a rule of the table', cause);
  }
}

/** A value that this column cannot hold exactly: NUL or a lone surrogate in a text, a number out of the type's range. */
export class ValueNotStorable extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_VALUE_NOT_STORABLE',
    kind: 'invalid',
    meaning: 'A value cannot be stored exactly in its column on every engine, so it is refused on all of them.',
    remedy: 'Give a value of the type and range the message names.',
  };
  constructor(
    readonly table: string,
    readonly column: string,
    why: string,
    cause?: unknown,
  ) {
    super(ValueNotStorable.definition, `${table}.${column} ${why}`, { table, column }, cause);
  }
}

/** The transaction met another one; running it again is right. `transaction()` does so by itself until its deadline. */
export class SerializationConflict extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_CONFLICT',
    kind: 'conflict',
    meaning: 'The transaction met a concurrent one and was rolled back (serialization failure, deadlock, or a locked database).',
    remedy: 'Run the whole transaction again; nothing of it was stored.',
  };
  constructor(database: string, why: string, facts: ErrorFacts = {}, cause?: unknown) {
    super(new.target.definition, `${database}: ${why}`, { database, ...facts }, cause);
  }
}

export class DatabaseTimeout extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_TIMEOUT',
    kind: 'timeout',
    meaning: 'The statement, lock or call took longer than its limit and was given up.',
    remedy: 'Try again later, allow more time, or make the statement cheaper.',
  };
  constructor(database: string, why: string, facts: ErrorFacts = {}, cause?: unknown) {
    super(DatabaseTimeout.definition, `${database}: ${why}`, { database, ...facts }, cause);
  }
}

export class DatabaseUnavailable extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_UNAVAILABLE',
    kind: 'unavailable',
    meaning: 'The database cannot be reached, is starting or stopping, or closed the connection.',
    remedy:
      'Check that the database runs at the named place and accepts these credentials; calls succeed again by themselves when it is back.',
  };
  constructor(database: string, why: string, facts: ErrorFacts = {}, cause?: unknown) {
    super(new.target.definition, `${database}: ${why}`, { database, ...facts }, cause);
  }
}

/** Every connection was busy for the whole acquire wait. The database itself may be perfectly well. */
export class ConnectionsExhausted extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_CONNECTIONS_EXHAUSTED',
    kind: 'unavailable',
    meaning: 'No connection became free within the acquire timeout: the pool is busy, or other processes hold the connection budget.',
    remedy: 'Look for transactions that are held open, or raise the pool size, the connection budget or the acquire timeout.',
  };
  constructor(
    database: string,
    waitedMilliseconds: number,
    readonly pool: PoolStatistics,
    cause?: unknown,
    /** The budget of all processes together, when it is what was spent, not the pool of this one. */
    readonly connectionBudget?: number,
  ) {
    const spent = connectionBudget === undefined ? '' : `; all processes together hold the ${connectionBudget} of their connection budget`;
    super(
      ConnectionsExhausted.definition,
      `${database}: no connection became free in ${waitedMilliseconds} ms (active ${pool.active} of ${pool.capacity}, idle ${pool.idle}, waiting ${pool.waiting}${spent})`,
      { database, waitedMilliseconds, ...pool, ...(connectionBudget !== undefined && { connectionBudget }) },
      cause,
    );
  }
}

export class CallCancelled extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_CALL_CANCELLED',
    kind: 'cancelled',
    meaning: 'The caller aborted the call before it ended.',
    remedy: 'Nothing to do: an aborted transaction was rolled back.',
  };
  constructor(database: string, cause?: unknown) {
    super(CallCancelled.definition, `${database}: the caller aborted the call`, { database }, cause);
  }
}

/** The connection broke between COMMIT and its answer: it may or may not be stored. Never retried by itself. */
export class CommitOutcomeUnknown extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_COMMIT_OUTCOME_UNKNOWN',
    kind: 'unavailable',
    meaning: 'The connection broke while a commit was under way, so it is not known whether it was stored.',
    remedy: 'Read what the transaction should have written before trying it again.',
  };
  constructor(database: string, cause?: unknown) {
    super(CommitOutcomeUnknown.definition, `${database}: the connection broke during COMMIT`, { database }, cause);
  }
}

/** A database file that is damaged, read-only, or has no room. */
export class DatabaseStorageFailed extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_STORAGE_FAILED',
    kind: 'unavailable',
    meaning: 'The storage below the database refused: a damaged file, a read-only place, or no space left.',
    remedy: 'Check the file, its permissions and the free space; restore a damaged file from a backup.',
  };
  constructor(
    database: string,
    readonly reason: 'corrupt' | 'read-only' | 'full' | 'unreadable',
    why: string,
    cause?: unknown,
  ) {
    super(DatabaseStorageFailed.definition, `${database}: ${why}`, { database, reason }, cause);
  }
}

/** The package that talks to the database is not installed, does not load, or cannot do what the settings ask of it. */
export class DatabaseDriverUnavailable extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_DRIVER_UNAVAILABLE',
    kind: 'configuration',
    meaning: 'The driver chosen by the settings is not installed, does not load, or cannot do what they ask.',
    remedy: 'Install the package the message names, or choose another driver.',
  };
  constructor(
    readonly driver: string,
    why: string,
    remedy: string,
    cause?: unknown,
  ) {
    super({ ...DatabaseDriverUnavailable.definition, remedy }, `the driver ${driver} ${why}`, { driver }, cause);
  }
}

/** The server, or a pooler in front of it, takes no connection that is opened with these settings. */
export class ConnectionSettingsRefused extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_CONNECTION_SETTINGS_REFUSED',
    kind: 'configuration',
    meaning: 'The server, or a pooler in front of it, refuses the settings a connection is opened with.',
    remedy: 'Behind PgBouncer set databases.<name>.preparedStatements to false; else correct what the message names in the URL.',
  };
  constructor(database: string, why: string, facts: ErrorFacts, cause: unknown) {
    super(ConnectionSettingsRefused.definition, `${database}: ${why}`, { database, ...facts }, cause);
  }
}

/** The statement itself is wrong (syntax, unknown table or column): a defect of the adapter or a missing migration. */
export class StatementRejected extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_STATEMENT_REJECTED',
    kind: 'internal',
    meaning: 'The database did not understand a statement: a defect, or a migration that was not applied.',
    remedy: 'Apply the migrations; if it stays, report the statement.',
  };
  constructor(database: string, why: string, facts: ErrorFacts = {}, cause?: unknown) {
    super(StatementRejected.definition, `${database}: ${why}`, { database, ...facts }, cause);
  }
}

/** A filter, order or change names a column that the table does not declare, or gives it `undefined`. */
export class UnknownColumn extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_UNKNOWN_COLUMN',
    kind: 'invalid',
    meaning: 'A row, filter or order names a column that is not declared, or leaves its value undefined.',
    remedy: 'Use one of the columns the message lists, with a value or null.',
  };
  constructor(
    readonly table: string,
    readonly column: string,
    readonly allowed: readonly string[],
    why = 'is not declared',
  ) {
    super(UnknownColumn.definition, `${table}.${column} ${why}; columns are ${allowed.join(', ')}`, { table, column, allowed });
  }
}
