import { SextantError } from '../../domain/shared/sextant-error.js';
import {
  HttpBodyTooLarge,
  HttpMediaTypeUnsupported,
  HttpRequestInvalid,
  HttpRequestMalformed,
  HttpRouteNotFound,
  HttpUnexpectedFailure,
  HttpUrlTooLong,
  type RefusedField,
} from './http-request.errors.js';

/** What Fastify, its parsers and its plug-ins throw, as far as it is read here. */
interface FrameworkError {
  readonly code?: unknown;
  readonly statusCode?: unknown;
  readonly validation?: readonly ValidationIssue[];
  readonly validationContext?: string;
}

interface ValidationIssue {
  readonly instancePath?: string;
  readonly message?: string;
  /** `keys` names the unknown fields of a strict object. */
  readonly params?: { readonly keys?: readonly string[] };
}

/** A hostile body can be wrong in thousands of places. */
const MOST_FIELDS = 50;
const LONGEST_TEXT = 200;

const PART_OF_CONTEXT: Readonly<Record<string, RefusedField['in']>> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'header',
};

/** Turns whatever a route or the framework threw into one of our errors; what is unknown becomes `HTTP_UNEXPECTED_FAILURE`. */
export function toSextantError(thrown: unknown, bodyLimit: number): SextantError {
  if (thrown instanceof SextantError) return thrown;
  if (typeof thrown !== 'object' || thrown === null) return new HttpUnexpectedFailure(thrown);
  const error = thrown as FrameworkError;
  if (error.validation) return new HttpRequestInvalid(refusedFields(error), thrown);
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new HttpBodyTooLarge(bodyLimit, thrown);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new HttpMediaTypeUnsupported(thrown);
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new HttpUrlTooLong(thrown);
    case 'FST_ERR_BAD_URL':
      return new HttpRequestMalformed('the URL is not correctly percent-encoded', thrown);
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new HttpRequestMalformed('the body is empty, and Content-Type announces JSON', thrown);
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new HttpRequestMalformed('the body is not as long as Content-Length says', thrown);
  }
  if (error.statusCode === 404 || error.statusCode === 403) return new HttpRouteNotFound();
  // Fastify's JSON parser marks a body it refuses (syntax, `__proto__`) with nothing but this status.
  if (error.statusCode === 400) return new HttpRequestMalformed('the body is not acceptable JSON', thrown);
  return new HttpUnexpectedFailure(thrown);
}

function refusedFields({ validation = [], validationContext = '' }: FrameworkError): RefusedField[] {
  const part = PART_OF_CONTEXT[validationContext] ?? 'body';
  return validation.slice(0, MOST_FIELDS).flatMap(({ instancePath = '', message = 'is not acceptable', params }) => {
    const path = instancePath.split('/').filter((segment) => segment !== '');
    const field = (...last: string[]) => [...path, ...last].join('.').slice(0, LONGEST_TEXT);
    const unknown = params?.keys?.slice(0, MOST_FIELDS);
    if (unknown) return unknown.map((key) => ({ in: part, field: field(key), detail: 'is not known here' }));
    return [{ in: part, field: field(), detail: message.slice(0, LONGEST_TEXT) }];
  });
}
