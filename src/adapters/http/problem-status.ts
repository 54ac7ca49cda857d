import type { ErrorKind } from '../../domain/shared/sextant-error.js';

/** The one table from what a failure is to how HTTP says it (RFC 9110). 499 is for a caller who has gone: nobody reads it. */
export const STATUS_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unavailable: 503,
  timeout: 504,
  cancelled: 499,
  configuration: 500,
  internal: 500,
};

/** Errors of HTTP itself, for which HTTP has a status of their own. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  HTTP_METHOD_NOT_ALLOWED: 405,
  HTTP_REQUEST_TIMEOUT: 408,
  HTTP_BODY_TOO_LARGE: 413,
  HTTP_URL_TOO_LONG: 414,
  HTTP_MEDIA_TYPE_UNSUPPORTED: 415,
  HTTP_HEADERS_TOO_LARGE: 431,
};

/** The status of an error. */
export function statusOf(error: { readonly code: string; readonly kind: ErrorKind }): number {
  return STATUS_OF_CODE[error.code] ?? STATUS_OF_KIND[error.kind];
}
