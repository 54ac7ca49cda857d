import type { Timers } from './timers.js';

export interface Bounds {
  readonly timeoutMilliseconds: number;
  readonly timers: Timers;
  /** What the caller gets when the time is over. */
  readonly timedOut: () => Error;
  /** Withdraws the call. */
  readonly signal?: AbortSignal;
  /** How long a withdrawn call may take to end by itself. */
  readonly graceMilliseconds?: number;
}

/**
 * Calls `work` and waits no longer than allowed. Its signal is aborted when the time is over (the call fails at once) and when the
 * given signal is (the call may end by itself within the grace). Work that ignores its signal is left behind: its outcome is lost.
 */
export function boundedCall<Result>(work: (signal: AbortSignal) => Promise<Result>, bounds: Bounds): Promise<Result> {
  const { timeoutMilliseconds, timers, timedOut, signal, graceMilliseconds = timeoutMilliseconds } = bounds;
  const controller = new AbortController();
  return new Promise<Result>((resolve, reject) => {
    const stops: (() => void)[] = [];
    const settle = (outcome: () => void): void => {
      for (const stop of stops) stop();
      outcome();
    };
    // Whatever the component rejected with is passed on as it is.
    const fail = (error: Error): void => settle(() => reject(error));
    const withdraw = (): void => {
      controller.abort(signal?.reason);
      stops.push(timers(() => fail(signal?.reason as Error), graceMilliseconds));
    };
    stops.push(
      timers(() => {
        const error = timedOut();
        fail(error);
        controller.abort(error);
      }, timeoutMilliseconds),
    );
    if (signal) {
      signal.addEventListener('abort', withdraw, { once: true });
      stops.push(() => signal.removeEventListener('abort', withdraw));
      if (signal.aborted) withdraw();
    }
    // An implementation that is not asynchronous after all may throw right here.
    void (async () => work(controller.signal))().then((result) => settle(() => resolve(result)), fail);
  });
}
