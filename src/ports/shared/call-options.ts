import type { Deadline } from './deadline.js';

/** What every call that may wait accepts. */
export interface CallOptions {
  /** Aborting withdraws the call: it rejects with `DATABASE_CALL_CANCELLED`. */
  readonly signal?: AbortSignal | undefined;
  /** The call rejects with `DATABASE_TIMEOUT` when this moment passes. */
  readonly deadline?: Deadline | undefined;
}
