/** What the server says of a failure, as far as it is read here (the fields of an ErrorResponse). */
export interface ServerError extends Error {
  /** SQLSTATE, five characters. */
  readonly code: string;
  readonly severity: string;
  readonly detail?: string | undefined;
  readonly where?: string | undefined;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  readonly constraint?: string | undefined;
  /** The function of the server's source that reported it; unlike the message it is in no human language. */
  readonly routine?: string | undefined;
}

/** Whether the server itself reported this, as opposed to the connection to it. */
export function isServerError(error: unknown): error is ServerError {
  return error instanceof Error && 'severity' in error && 'code' in error && typeof error.code === 'string' && error.code.length === 5;
}

/** SQLSTATE of a server's error; `undefined` for every other failure. */
export function sqlState(error: unknown): string | undefined {
  return isServerError(error) ? error.code : undefined;
}

const READ_ONLY_TRANSACTION = '25006';
const NOT_SUPPORTED = '0A000';
/** Where the server refuses BEGIN ISOLATION LEVEL SERIALIZABLE while it is a standby; the second is its older name. */
const ISOLATION_CHECKS = new Set(['check_transaction_isolation', 'check_XactIsoLevel', 'GetSerializableTransactionSnapshot']);

/** Whether the server refused what a standby refuses: a write, or a transaction that could write. */
export function refusesWrites(error: unknown): error is ServerError {
  if (!isServerError(error)) return false;
  return error.code === READ_ONLY_TRANSACTION || (error.code === NOT_SUPPORTED && ISOLATION_CHECKS.has(error.routine ?? ''));
}

/** A name with several addresses fails with one error for all of them, whose own message is empty. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
