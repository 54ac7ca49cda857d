import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { Timers } from '../shared/timers.js';
import { watchCall } from './interruption.js';

interface Waiter<T> {
  readonly since: number;
  resolve(value: T): void;
  reject(error: Error): void;
}

export interface WaitLimits extends CallOptions {
  readonly database: string;
  readonly milliseconds: number;
  /** The error of a wait that took too long. */
  readonly exhausted: () => Error;
}

/** Callers in a row, served in order of arrival; everybody leaves after a bounded wait. */
export class WaitingLine<T> {
  readonly #waiters = new Set<Waiter<T>>();

  constructor(private readonly timers: Timers) {}

  get length(): number {
    return this.#waiters.size;
  }

  /** Resolves with what `serve` hands out. @throws the limits' error, DatabaseTimeout or CallCancelled. */
  wait(limits: WaitLimits): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const leave = (): void => {
        this.#waiters.delete(waiter);
        stopTimer();
        unwatch();
      };
      const waiter: Waiter<T> = {
        since: this.timers.now(),
        resolve: (value) => {
          leave();
          resolve(value);
        },
        reject: (error) => {
          leave();
          reject(error);
        },
      };
      const stopTimer = this.timers.after(limits.milliseconds, () => waiter.reject(limits.exhausted()));
      const unwatch = watchCall(limits.database, limits, (error) => waiter.reject(error));
      this.#waiters.add(waiter);
    });
  }

  /** Hands a value to the first in line; false when nobody waits. */
  serve(value: T): boolean {
    const first = this.#first();
    first?.resolve(value);
    return first !== undefined;
  }

  /** Sends the first in line away if it came before that moment; false when there is none. */
  refuse(error: Error, arrivedBefore = Infinity): boolean {
    const first = this.#first();
    if (!first || first.since > arrivedBefore) return false;
    first.reject(error);
    return true;
  }

  /** Sends away everybody who came before that moment. */
  refuseAll(error: Error, arrivedBefore = Infinity): void {
    while (this.refuse(error, arrivedBefore));
  }

  #first(): Waiter<T> | undefined {
    return this.#waiters.values().next().value;
  }
}
