import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { SqlResult, SqlStatement } from '../shared/sql-connection.js';
import { boundValues } from './bound-values.js';
import { isNativeError, misuse } from './sqlite-failure.js';
import type { SqliteText } from './sqlite-text.js';

/** What a statement did. */
export interface SqliteResult extends SqlResult {
  /** False for a statement that can only change rows. */
  readonly yieldsRows: boolean;
  /** Row id of the last insert. */
  readonly lastId: number;
}

/** A statement on its way through a connection. */
export interface Call {
  readonly statement: SqlStatement;
  readonly values: readonly unknown[];
  readonly options: CallOptions | undefined;
  readonly resolve: (result: SqliteResult) => void;
  readonly reject: (error: unknown) => void;
  /** Called when the connection is done with the call, before the caller hears of it. */
  readonly settled: (() => void) | undefined;
}

/**
 * The values as the native module can bind them; or the error of a value that cannot be stored, and of what SQLite would let
 * pass in silence: values left unbound, and statements behind the first.
 */
export function checkedValues({ statement, values }: Call, { parameters, compound, kind }: SqliteText): readonly unknown[] | Error {
  if (parameters !== values.length) return misuse(`${parameters} values must be bound, ${values.length} were given`);
  if (compound && kind !== 'script') return misuse('one statement at a time: what follows ";" would not run');
  try {
    return boundValues(statement.name, values);
  } catch (error) {
    return error as Error;
  }
}

/** What somebody else has stored may not fit into JSON: bytes in a column of text, or texts longer than declared. */
export function cannotBePacked(error: unknown): boolean {
  return isNativeError(error) && (error.code === 'SQLITE_ERROR' || error.code === 'SQLITE_TOOBIG');
}

export function withoutPacking(call: Call): Call {
  return { ...call, statement: { ...call.statement, packed: undefined } };
}

export function isBusy(error: unknown): boolean {
  return isNativeError(error) && (error.code === 'SQLITE_BUSY' || error.code === 'SQLITE_LOCKED');
}
