import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { Interruption } from './statement-watch.js';

/** Pauses before the tries, ms: short at first because most writes are; the last repeats. */
const PAUSES = [1, 2, 5, 10, 15, 20, 25, 25, 25, 50];
const LONGEST_PAUSE = 50;

/**
 * The wait of one statement for a lock that another process holds: on a timer, never in the worker thread (where
 * SQLite's own busy handler would sleep) and never in the event loop.
 */
export class BusyWait {
  private readonly began = performance.now();
  private tries = 0;

  /** `limitMilliseconds` 0 for no limit. */
  constructor(
    private readonly limitMilliseconds: number,
    private readonly options: CallOptions | undefined,
  ) {}

  /** Calls `retry` after a pause, or `giveUp`: with what ended the wait, or with nothing when the limit did. */
  again(retry: () => void, giveUp: (why: Interruption | undefined) => void): void {
    const { signal, deadline } = this.options ?? {};
    const waited = performance.now() - this.began;
    const limit = this.limitMilliseconds === 0 ? Infinity : this.limitMilliseconds - waited;
    const pause = PAUSES[this.tries++] ?? LONGEST_PAUSE;
    if (signal?.aborted) {
      giveUp('signal');
      return;
    }
    if (deadline?.expired) {
      giveUp('deadline');
      return;
    }
    if (limit <= 0) {
      giveUp(undefined);
      return;
    }
    const onAbort = (): void => {
      clearTimeout(timer);
      giveUp('signal');
    };
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', onAbort);
        retry();
      },
      Math.min(pause, limit, deadline?.remainingMilliseconds ?? pause),
    );
    signal?.addEventListener('abort', onAbort, { once: true });
  }
}
