import { SextantError, type ErrorDefinition } from '../../domain/shared/sextant-error.js';

/** One field of a request that was refused: where it stands, which it is, and what it should be. */
export interface RefusedField {
  readonly in: 'body' | 'query' | 'path' | 'header';
  /** Dotted path inside that part; empty for the part as a whole. */
  readonly field: string;
  readonly detail: string;
}

/** The parts of a request were readable, and one or more fields do not have the documented form. */
export class HttpRequestInvalid extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'HTTP_REQUEST_INVALID',
    kind: 'invalid',
    meaning: 'One or more fields of the request do not have the documented form.',
    remedy: 'Correct the fields listed under "errors"; the documentation page shows the form of each.',
  };
  constructor(
    readonly fields: readonly RefusedField[],
    cause?: unknown,
  ) {
    const summary = fields.map(({ in: part, field, detail }) => `${field === '' ? part : `${part} field ${field}`}: ${detail}`).join('; ');
    super(HttpRequestInvalid.definition, summary, {}, cause);
  }
}

/** The request could not be read at all: its JSON, its URL or its framing is broken. */
export class HttpRequestMalformed extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'HTTP_REQUEST_MALFORMED',
    kind: 'invalid',
    meaning: 'The request could not be read: its JSON, its URL or its framing is broken.',
    remedy: 'Send valid JSON in UTF-8 and a correctly percent-encoded URL.',
  };
  constructor(why: string, cause?: unknown) {
    super(HttpRequestMalformed.definition, why, {}, cause);
  }
}

export class HttpRouteNotFound extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'HTTP_ROUTE_NOT_FOUND',
    kind: 'not-found',
    meaning: 'There is nothing at this path.',
    remedy: 'Look at / for the entry points and at /docs for every route.',
  };
  constructor() {
    super(HttpRouteNotFound.definition, 'there is nothing at this path');
  }
}

export class HttpMethodNotAllowed extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'HTTP_METHOD_NOT_ALLOWED',
    kind: 'invalid',
    meaning: 'The path exists, but not with this method.',
    remedy: 'Use one of the methods in the Allow header.',
  };
  constructor(
    method: string,
    readonly allowed: readonly string[],
  ) {
    super(HttpMethodNotAllowed.definition, `${method} is not possible here; use ${allowed.join(' or ')}`, { method, allowed });
  }
}

export class HttpBodyTooLarge extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'HTTP_BODY_TOO_LARGE',
    kind: 'invalid',
    meaning: 'The body of the request is larger than the service accepts.',
    remedy: 'Send less in one request.',
  };
  constructor(limitBytes: number, cause?: unknown) {
    super(HttpBodyTooLarge.definition, `the body is larger than ${limitBytes} bytes`, { limitBytes }, cause);
  }
}

export class HttpUrlTooLong extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'HTTP_URL_TOO_LONG',
    kind: 'invalid',
    meaning: 'A segment of the path is longer than any identifier can be.',
    remedy: 'Check the identifier in the path.',
  };
  constructor(cause?: unknown) {
    super(HttpUrlTooLong.definition, 'a segment of the path is too long', {}, cause);
  }
}

export class HttpHeadersTooLarge extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'HTTP_HEADERS_TOO_LARGE',
    kind: 'invalid',
    meaning: 'The header section of the request is larger than the service accepts.',
    remedy: 'Send fewer or shorter headers (cookies count).',
  };
  constructor(cause?: unknown) {
    super(HttpHeadersTooLarge.definition, 'the header section is too large', {}, cause);
  }
}

export class HttpMediaTypeUnsupported extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'HTTP_MEDIA_TYPE_UNSUPPORTED',
    kind: 'invalid',
    meaning: 'The body is of a media type that the service does not read.',
    remedy: 'Send JSON with the header "Content-Type: application/json".',
  };
  constructor(cause?: unknown) {
    super(HttpMediaTypeUnsupported.definition, 'the body must be application/json', { accepted: ['application/json'] }, cause);
  }
}

/** The client took too long to send its request. Not for work of ours that takes long (that is `DATABASE_TIMEOUT`). */
export class HttpRequestTimeout extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'HTTP_REQUEST_TIMEOUT',
    kind: 'timeout',
    meaning: 'The request did not arrive completely within the time allowed.',
    remedy: 'Send the whole request without pausing.',
  };
  constructor(cause?: unknown) {
    super(HttpRequestTimeout.definition, 'the request did not arrive in time', {}, cause);
  }
}

/** There was no token, or one that is not accepted: malformed, unknown, expired, revoked. It never tells which. */
export class HttpAuthenticationRequired extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'HTTP_AUTHENTICATION_REQUIRED',
    kind: 'unauthenticated',
    meaning: 'The request needs an API token that is known, not expired and not revoked.',
    remedy: 'Send the header "Authorization: Bearer sxt_…" once, with a token of `sextant identity create-token`.',
  };
  constructor(
    /** Whether any were sent. */
    readonly credentials: 'none' | 'refused',
    cause?: unknown,
  ) {
    super(HttpAuthenticationRequired.definition, 'an accepted API token is needed', {}, cause);
  }
}

/** Roles, grants and tokens outlast the setting: whoever could give themselves one now would still have it when callers are asked. */
export class HttpCallerUnknown extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'HTTP_CALLER_UNKNOWN',
    kind: 'forbidden',
    meaning: 'The service asks nobody who they are, and this decides what somebody may do.',
    remedy: 'Set http.authentication to "writes" or "all", or use the commands of `sextant identity` on the machine itself.',
  };
  constructor() {
    super(HttpCallerUnknown.definition, 'this is refused while http.authentication is off');
  }
}

/** Something failed that no typed error describes. The cause goes to the log, never into the answer. */
export class HttpUnexpectedFailure extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'HTTP_UNEXPECTED_FAILURE',
    kind: 'internal',
    meaning: 'The service failed in a way it does not know.',
    remedy: 'Report the request_id; the log holds the cause under it.',
  };
  constructor(cause: unknown) {
    super(HttpUnexpectedFailure.definition, 'an unexpected failure', {}, cause);
  }
}
