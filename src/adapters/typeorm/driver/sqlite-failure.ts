import type { Interruption } from './statement-watch.js';
import type { SqliteText } from './sqlite-text.js';

/** The error of the native module: a primary result code and SQLite's message, nothing more. */
export interface SqliteNativeError extends Error {
  /** `SQLITE_CONSTRAINT`, `SQLITE_BUSY`, … */
  readonly code: string;
  readonly errno: number;
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
