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
