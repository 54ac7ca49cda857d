/** What a failure is for its reader; each edge maps the kind once (HTTP status, exit code). */
export type ErrorKind =
  | 'invalid' // the caller's input cannot be accepted
  | 'not-found' // the thing named does not exist
  | 'unauthenticated' // nobody knows who is calling
  | 'forbidden' // the caller is known and may not
  | 'conflict' // it contradicts what is stored, or what somebody else is doing
  | 'unavailable' // something needed is down or has no room just now
  | 'timeout' // the time allowed is over
  | 'cancelled' // the caller withdrew
  | 'configuration' // the service was set up wrongly
  | 'internal'; // a defect

/** The constant part of an error: one row of `docs/errors.md`. */
export interface ErrorDefinition {
  /** Stable, in capitals: `EMAIL_ALREADY_REGISTERED`. */
  readonly code: string;
  readonly kind: ErrorKind;
  /** One sentence: what this code always means. */
  readonly meaning: string;
  /** One sentence: what its reader can do. */
  readonly remedy: string;
}

/** The particulars of one failure; printed in logs and problem documents, so never a secret. */
export type ErrorFacts = Readonly<Record<string, unknown>>;

/**
 * Every failure Sextant reports: a stable `code`, the facts of this case, a remedy and the cause.
 *
 * Subclass it once per error; give the subclass a `static readonly definition` and list it in `src/error-registry.ts`.
 */
export abstract class SextantError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly remedy: string;
  readonly facts: ErrorFacts;
  /** The sentence about this case alone, without code and remedy. */
  readonly detail: string;

  constructor(definition: ErrorDefinition, detail: string, facts: ErrorFacts = {}, cause?: unknown) {
    super(`${definition.code}: ${detail}`, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = definition.code;
    this.kind = definition.kind;
    this.remedy = definition.remedy;
    this.facts = facts;
    this.detail = detail;
  }
}
