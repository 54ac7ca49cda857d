import { CallCancelled, DatabaseTimeout, type DatabaseError } from '../../../ports/shared/database.errors.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';

/** The error of a call whose signal was aborted or whose deadline has passed; `undefined` while it may go on. */
export function overdue(database: string, { signal, deadline }: CallOptions): DatabaseError | undefined {
  if (signal?.aborted) return new CallCancelled(database, signal.reason);
  if (deadline?.expired) return deadlinePassed(database);
  return undefined;
}

/** The longest delay a timer takes; a longer one would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Calls `interrupt` once, with the error to report, when the signal is aborted or the deadline passes. Returns what stops the watch. */
export function watchCall(database: string, { signal, deadline }: CallOptions, interrupt: (error: DatabaseError) => void): () => void {
  const abort = (): void => interrupt(new CallCancelled(database, signal?.reason));
  signal?.addEventListener('abort', abort, { once: true });
  const timer = deadline && setTimeout(() => interrupt(deadlinePassed(database)), Math.min(deadline.remainingMilliseconds, LONGEST_TIMER));
  return () => {
    signal?.removeEventListener('abort', abort);
    clearTimeout(timer);
  };
}

function deadlinePassed(database: string): DatabaseTimeout {
  return new DatabaseTimeout(database, 'the deadline of the call passed');
}
