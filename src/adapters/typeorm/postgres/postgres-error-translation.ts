import { SextantError } from '../../../domain/shared/sextant-error.js';
import {
  CheckViolation,
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
import { ServerOutOfConnections } from '../../../ports/shared/server.errors.js';
import { ReadOnlyTransaction, TransactionAborted } from '../../../ports/shared/transaction.errors.js';
import type { PoolStatistics } from '../../../ports/shared/database.js';
import type { TableSchema } from '../../schema/shared/table.js';
import { constraintFacts, lengthFacts } from './constraint-facts.js';
import { isServerError, reasonOf, type ServerError } from './server-error.js';

/** What is known about the call that failed. */
export interface FailureContext {
  readonly database: string;
  readonly location: string;
  readonly tables: () => readonly TableSchema[];
  /** How the pool stands; where a connection could not be opened. */
  readonly pool?: PoolStatistics | undefined;
  /** Name and text of the statement; absent while connecting. */
  readonly statement?: { readonly name: string; readonly text: string } | undefined;
}

type Translation = (error: ServerError, context: FailureContext) => SextantError;

const unavailable: Translation = (error, { database, location, pool }) =>
  new DatabaseUnavailable(database, `${location} says "${error.message}"`, { location, sqlState: error.code, ...pool }, error);
const conflict: Translation = (error, { database }) => new SerializationConflict(database, error.message, { sqlState: error.code }, error);
const timeout: Translation = (error, { database, statement }) =>
  new DatabaseTimeout(database, error.message, { sqlState: error.code, ...(statement && { statement: statement.name }) }, error);
const storage =
  (reason: DatabaseStorageFailed['reason']): Translation =>
  (error, { database }) =>
    new DatabaseStorageFailed(database, reason, error.message, error);

const BY_STATE: Readonly<Record<string, Translation>> = {
  '23505': (error, { database, tables }) => new UniqueViolation(constraintFacts(error, database, tables()), error),
  '23503': (error, { database, tables }) => new ForeignKeyViolation(constraintFacts(error, database, tables()), error),
  '23001': (error, { database, tables }) => new ForeignKeyViolation(constraintFacts(error, database, tables()), error),
  '23502': (error, { database, tables }) => new NotNullViolation(constraintFacts(error, database, tables()), error),
  '23514': (error, { database, tables }) => new CheckViolation(constraintFacts(error, database, tables()), error),
  '22001': (error, context) => {
    const facts = lengthFacts(error, context.database, context.tables(), context.statement?.text ?? '');
    return facts ? new CheckViolation(facts, error) : notStorable(error, context);
  },
  '22003': notStorable,
  '22007': notStorable,
  '22008': notStorable,
  '22021': notStorable,
  '22P02': notStorable,
  '22P03': notStorable,
  '25006': (error, { database }) => new ReadOnlyTransaction(database, error),
  '25P02': (error, { database }) => new TransactionAborted(database, error),
  '25P03': timeout,
  '25P04': timeout,
  '40001': conflict,
  '40P01': conflict,
  // NOWAIT asks for a conflict, lock_timeout for a limit; the server has one state for both.
  '55P03': (error, context) => (error.routine === 'ProcessInterrupts' ? timeout(error, context) : conflict(error, context)),
  '53300': (error, { database, location, pool }) =>
    new ServerOutOfConnections(database, `${location} says "${error.message}"`, { location, sqlState: error.code, ...pool }, error),
  '57014': timeout,
  '3D000': unavailable,
  '53100': storage('full'),
  '58030': storage('unreadable'),
  XX001: storage('corrupt'),
  XX002: storage('corrupt'),
  '08P01': rejected,
};

const BY_CLASS: Readonly<Record<string, Translation>> = { '08': unavailable, '28': unavailable, '53': unavailable, '57': unavailable };

/** The typed error of a failed call. The server's codes decide, never its sentences, which come in many languages. */
export function translatePostgresError(error: unknown, context: FailureContext): SextantError {
  if (error instanceof SextantError) return error;
  if (isServerError(error)) {
    const translate = BY_STATE[error.code] ?? BY_CLASS[error.code.slice(0, 2)] ?? rejected;
    return translate(error, context);
  }
  if (error instanceof TypeError || error instanceof RangeError) return rejectedByDriver(error, context);
  const why = reasonOf(error);
  const { database, location, pool } = context;
  return new DatabaseUnavailable(database, `${location}: ${why}`, { location, ...pool }, error);
}

function notStorable(error: ServerError, { tables, statement }: FailureContext): ValueNotStorable {
  const inCopy = /^COPY (\S+), line \d+, column ([^:]+)/.exec(error.where ?? '');
  const parameter = /parameter \$(\d+)/.exec(error.where ?? '')?.[1];
  const words = new Set(statement?.text.split(/[^\p{L}\p{N}_]+/u));
  const table = inCopy?.[1] ?? tables().find(({ name }) => words.has(name))?.name ?? statement?.name ?? '';
  return new ValueNotStorable(table, inCopy?.[2] ?? (parameter ? `$${parameter}` : '?'), `cannot hold it: ${error.message}`, error);
}

function rejected(error: ServerError, { database, statement }: FailureContext): StatementRejected {
  return new StatementRejected(database, error.message, { sqlState: error.code, ...(statement && { statement: statement.name }) }, error);
}

function rejectedByDriver(error: Error, { database, statement }: FailureContext): StatementRejected {
  return new StatementRejected(database, error.message, statement && { statement: statement.name }, error);
}
