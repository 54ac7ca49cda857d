import type { Interruption } from './statement-watch.js';
import type { SqliteText } from './sqlite-text.js';

/** The error of a native module: a primary result code and SQLite's message. */
export interface SqliteNativeError extends Error {
  /** `SQLITE_CONSTRAINT`, `SQLITE_BUSY`, … */
  readonly code: string;
  /** `SQLITE_CONSTRAINT_UNIQUE`, `SQLITE_IOERR_FSYNC`, …, from a native module that tells. */
  readonly extendedCode?: string;
}

/** Runs a further statement on the connection of a failed one, before any other caller's. Rejects with native errors. */
export type SqliteProbe = (sql: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;

/** Everything known about a statement that failed, for translation into a typed error. */
export interface SqliteFailure {
  readonly error: SqliteNativeError;
  /** Name of the statement, for messages. */
  readonly statement: string;
  readonly text: SqliteText | undefined;
  readonly values: readonly unknown[];
  /** Set when the connection itself stopped the statement. */
  readonly interruption: Interruption | undefined;
  /** What the caller's signal was aborted with. */
  readonly reason: unknown;
  /** The connection refuses writes, because it is a reader or in a read-only transaction. */
  readonly readOnly: boolean;
  readonly probe: SqliteProbe;
}

/** Makes the error that callers see. */
export type SqliteFailureTranslator = (failure: SqliteFailure) => Error | Promise<Error>;

/** True for the errors of the native module. */
export function isNativeError(error: unknown): error is SqliteNativeError {
  return error instanceof Error && (error as Partial<SqliteNativeError>).code?.startsWith('SQLITE_') === true;
}

/** An error in the form of the native modules'. */
export function nativeError(code: string, message: string): SqliteNativeError {
  return Object.assign(new Error(`${code}: ${message}`), { code });
}

export const interrupted = (): SqliteNativeError => nativeError('SQLITE_INTERRUPT', 'interrupted');
export const closed = (): SqliteNativeError => nativeError('SQLITE_MISUSE', 'Database is closed');
export const misuse = (message: string): SqliteNativeError => nativeError('SQLITE_ERROR', message);

const PRIMARY_CODE = /^SQLITE_[A-Z]+/;

/**
 * An error of better-sqlite3 with the primary result code as `code`, like sqlite3's, and the extended one beside it.
 * What the package refuses itself has no result code: `otherwise` is taken.
 */
export function nativeErrorFrom(error: unknown, otherwise = 'SQLITE_ERROR'): SqliteNativeError {
  if (!(error instanceof Error)) return nativeError(otherwise, String(error));
  const extendedCode = (error as Partial<SqliteNativeError>).code;
  const code = PRIMARY_CODE.exec(extendedCode ?? '')?.[0];
  if (code === undefined) return Object.assign(nativeError(otherwise, error.message), { cause: error });
  return code === extendedCode && error.message.startsWith(code)
    ? (error as SqliteNativeError)
    : Object.assign(nativeError(code, error.message), { extendedCode, cause: error });
}
