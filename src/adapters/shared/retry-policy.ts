import { setTimeout as sleep } from 'node:timers/promises';
import { Deadline } from '../../ports/shared/deadline.js';

const FIRST_PAUSE_MILLISECONDS = 2;
const LONGEST_PAUSE_MILLISECONDS = 100;

/** How long conflicts are retried when the caller sets no deadline. */
export const DEFAULT_RETRY_MILLISECONDS = 5_000;

/** The parts of a retry that a test replaces: chance and waiting. */
export interface RetryEnvironment {
  /** A number in [0, 1). */
  random(): number;
  /** Resolves after the pause, or at once when the signal aborts. */
  pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
}

export const REAL_RETRY_ENVIRONMENT: RetryEnvironment = {
  random: Math.random,
  pause: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => undefined),
};

/**
 * Exponential back-off with full jitter: the n-th pause is uniform in [0, min(100 ms, 2 ms * 2^n)). Full jitter keeps
 * many clients that met on one row from meeting again.
 * Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export function pauseMilliseconds(attempt: number, random: () => number): number {
  return random() * Math.min(LONGEST_PAUSE_MILLISECONDS, FIRST_PAUSE_MILLISECONDS * 2 ** attempt);
}

/** When retrying ends; `undefined` for never retry. */
export function retryDeadline(
  retry: false | { readonly deadline: Deadline } | undefined,
  call: Deadline | undefined,
): Deadline | undefined {
  if (retry === false) return undefined;
  return Deadline.earlier(retry?.deadline ?? Deadline.after(DEFAULT_RETRY_MILLISECONDS), call);
}
