import {
  CallCancelled,
  CheckViolation,
  ConnectionsExhausted,
  DatabaseStorageFailed,
  DatabaseTimeout,
  DatabaseUnavailable,
  ForeignKeyViolation,
  NotNullViolation,
  SerializationConflict,
  StatementRejected,
  UniqueViolation,
  ValueNotStorable,
} from '../../../ports/shared/database.errors.js';
import { ReadOnlyTransaction } from '../../../ports/shared/transaction.errors.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { PoolStatistics } from '../../../ports/shared/database.js';
import type { TableSchema } from '../../schema/shared/table.js';
import type { WaitEnd } from '../driver/lease-queue.js';
import { isNativeError, type SqliteFailure } from '../driver/sqlite-failure.js';
import { readConstraintMessage } from './constraint-message.js';
import { findForeignKey } from './foreign-key-search.js';

type StorageReason = DatabaseStorageFailed['reason'];

const STORAGE: Readonly<Partial<Record<string, StorageReason>>> = {
  SQLITE_CORRUPT: 'corrupt',
  SQLITE_NOTADB: 'corrupt',
  SQLITE_READONLY: 'read-only',
  SQLITE_FULL: 'full',
  SQLITE_CANTOPEN: 'unreadable',
  SQLITE_IOERR: 'unreadable',
  SQLITE_PERM: 'unreadable',
  SQLITE_AUTH: 'unreadable',
};

/** What the translation must know of the engine; read anew each time, because databases may join an engine later. */
export interface SqliteErrorContext {
  readonly database: string;
  readonly location: string;
  readonly statementTimeoutMilliseconds: number;
  readonly lockTimeoutMilliseconds: number;
  readonly tables: readonly TableSchema[];
}

/** The typed error of a statement that failed, the same as PostgreSQL's for the same cause. */
export async function translateFailure(failure: SqliteFailure, context: SqliteErrorContext): Promise<Error> {
  const { error, statement } = failure;
  const { database } = context;
  switch (error.code) {
    case 'SQLITE_CONSTRAINT':
      return constraintError(failure, context);
    case 'SQLITE_INTERRUPT':
      return interruptionError(failure, context);
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED': {
      const why = `another process held the lock for longer than ${context.lockTimeoutMilliseconds} ms`;
      return new SerializationConflict(database, why, { statement }, error);
    }
    case 'SQLITE_READONLY':
      return failure.readOnly ? new ReadOnlyTransaction(database, error) : storageError(error, context, 'read-only');
    case 'SQLITE_MISMATCH':
    case 'SQLITE_TOOBIG':
      return new ValueNotStorable(failure.text?.table ?? database, statement, `was refused: ${plain(error)}`, error);
    case 'SQLITE_MISUSE':
    case 'SQLITE_NOMEM':
      return new DatabaseUnavailable(database, plain(error), { statement }, error);
    default: {
      const reason = STORAGE[error.code];
      if (reason) return storageError(error, context, reason);
      return new StatementRejected(database, plain(error), { statement }, error);
    }
  }
}

/** The typed error of opening a file; errors that are typed already pass through. */
export function translateOpening(error: unknown, context: SqliteErrorContext): Error {
  const { database, location } = context;
  if (isNativeError(error)) {
    const reason = STORAGE[error.code];
    if (reason) return storageError(error, context, reason);
    return new DatabaseUnavailable(database, `${location}: ${plain(error)}`, {}, error);
  }
  if (error instanceof Error && 'syscall' in error)
    return new DatabaseStorageFailed(database, 'unreadable', `${location}: ${error.message}`, error);
  return error instanceof Error ? error : new DatabaseUnavailable(database, String(error));
}

/** The typed error of a wait for a connection that ended without one. */
export function refusedConnection(database: string, why: WaitEnd, call: CallOptions, waited: number, pool: PoolStatistics): Error {
  switch (why) {
    case 'timeout':
      return new ConnectionsExhausted(database, waited, pool);
    case 'deadline':
      return new DatabaseTimeout(database, `the deadline passed after ${waited} ms of waiting for a connection`);
    case 'signal':
      return new CallCancelled(database, call.signal?.reason);
    case 'closed':
      return new DatabaseUnavailable(database, 'it is not open');
  }
}

async function constraintError(failure: SqliteFailure, { database, tables }: SqliteErrorContext): Promise<Error> {
  const { error } = failure;
  const message = readConstraintMessage(error.message, tables, failure.text?.table);
  switch (message?.kind) {
    case 'unique':
      return new UniqueViolation({ database, ...withoutKind(message) }, error);
    case 'not-null':
      return new NotNullViolation({ database, ...withoutKind(message) }, error);
    case 'check':
      return new CheckViolation({ database, ...withoutKind(message) }, error);
    case 'foreign-key':
      return new ForeignKeyViolation({ database, ...(await findForeignKey(failure, tables)) }, error);
    case 'type':
      return new ValueNotStorable(message.table, message.column, `was refused: ${plain(error)}`, error);
    case undefined:
      return new StatementRejected(database, plain(error), { statement: failure.statement }, error);
  }
}

function withoutKind<Message extends { readonly kind: string }>({ kind: _, ...facts }: Message): Omit<Message, 'kind'> {
  return facts;
}

function interruptionError({ interruption, reason, statement, error }: SqliteFailure, context: SqliteErrorContext): Error {
  const { database, statementTimeoutMilliseconds } = context;
  switch (interruption) {
    case 'signal':
      return new CallCancelled(database, reason);
    case 'limit':
      return new DatabaseTimeout(database, `a statement ran longer than ${statementTimeoutMilliseconds} ms`, { statement }, error);
    case 'deadline':
      return new DatabaseTimeout(database, 'the deadline passed while a statement ran', { statement }, error);
    case undefined:
      return new DatabaseTimeout(database, 'a statement was interrupted', { statement }, error);
  }
}

function storageError(error: Error, { database, location }: SqliteErrorContext, reason: StorageReason): Error {
  return new DatabaseStorageFailed(database, reason, `${location}: ${plain(error)}`, error);
}

/** SQLite's message without the code that the native module puts before it. */
function plain(error: Error): string {
  return error.message.replace(/^SQLITE_[A-Z]+: /, '');
}
