import { ConstraintViolation, DatabaseError, UnknownColumn, ValueNotStorable } from '../../ports/shared/database.errors.js';
import type { ErrorDefinition, ErrorKind, SextantError } from '../../domain/shared/sextant-error.js';
import { HttpRequestInvalid, type RefusedField } from './http-request.errors.js';
import { statusOf } from './problem-status.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** An error as its reader across the network sees it (RFC 9457), with four members of our own: code, remedy, errors and facts. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The path that was asked for. */
  readonly instance: string;
  readonly code: string;
  readonly remedy: string;
  /** Finds the line of the log. */
  readonly request_id: string;
  readonly errors?: readonly RefusedField[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

const EXPLAINED_KINDS: ReadonlySet<ErrorKind> = new Set(['invalid', 'not-found', 'forbidden', 'conflict']);
const LONGEST_INSTANCE = 500;

/**
 * The problem document of an error. What the caller did is explained in full; of what went wrong on our side only the
 * constant meaning is told, because its particulars (hosts, pools, statements) belong in the log.
 */
export function problemOf(error: SextantError, url: string, requestId: string): Problem {
  const { meaning } = definitionOf(error);
  const explained = isExplained(error);
  const facts = explained ? jsonSafe(error.facts) : undefined;
  return {
    type: `urn:sextant:error:${error.code}`,
    title: meaning,
    status: statusOf(error),
    detail: explained ? error.detail : meaning,
    instance: instanceOf(url),
    code: error.code,
    remedy: error.remedy,
    request_id: requestId,
    ...(error instanceof HttpRequestInvalid && { errors: error.fields }),
    ...(facts && { facts }),
  };
}

function definitionOf(error: SextantError): ErrorDefinition {
  const { definition } = error.constructor as { readonly definition?: ErrorDefinition };
  return definition ?? { code: error.code, kind: error.kind, meaning: error.detail, remedy: error.remedy };
}

function isExplained(error: SextantError): boolean {
  if (!EXPLAINED_KINDS.has(error.kind)) return false;
  if (!(error instanceof DatabaseError)) return true;
  return error instanceof ConstraintViolation || error instanceof ValueNotStorable || error instanceof UnknownColumn;
}

/** The name of the transaction is for the log. */
function jsonSafe({ transaction: _, ...facts }: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  if (Object.keys(facts).length === 0) return undefined;
  const text = JSON.stringify(facts, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  return JSON.parse(text) as Record<string, unknown>;
}

/** Path without the query: a query may carry what should not be repeated. */
function instanceOf(url: string): string {
  const query = url.search(/[?#;]/);
  return (query < 0 ? url : url.slice(0, query)).slice(0, LONGEST_INSTANCE);
}
