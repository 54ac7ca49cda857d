import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { SqliteConnection } from './sqlite-connection.js';

/** Why a wait for a connection ended without one. */
export type WaitEnd = 'timeout' | 'deadline' | 'signal' | 'closed';

/** Whoever wants a connection. */
export interface Waiter {
  readonly call: CallOptions;
  readonly give: (connection: SqliteConnection) => void;
  readonly fail: (error: Error) => void;
}

interface Place {
  readonly waiter: Waiter;
  readonly began: number;
  readonly until: number;
  readonly limit: 'timeout' | 'deadline';
  readonly onAbort: (() => void) | undefined;
}

/** Those who wait for a connection, first come first served, each no longer than it may; one timer serves them all. */
export class LeaseQueue {
  private readonly places: Place[] = [];
  private timer: NodeJS.Timeout | undefined;
  private timerAt = Infinity;

  /** `refused` makes the error of a wait that ends. */
  constructor(
    private readonly limitMilliseconds: number,
    private readonly refused: (why: WaitEnd, call: CallOptions, waitedMilliseconds: number) => Error,
  ) {}

  get length(): number {
    return this.places.length;
  }

  add(waiter: Waiter): void {
    const { signal, deadline } = waiter.call;
    const began = performance.now();
    const remaining = deadline?.remainingMilliseconds ?? Infinity;
    const until = began + Math.min(remaining, this.limitMilliseconds);
    const onAbort = signal && (() => this.end(place, 'signal'));
    const place: Place = { waiter, began, until, limit: remaining < this.limitMilliseconds ? 'deadline' : 'timeout', onAbort };
    if (onAbort) signal.addEventListener('abort', onAbort);
    this.places.push(place);
    if (until < this.timerAt) this.wake(until);
  }

  /** The first in turn, who waits no longer. */
  shift(): Waiter | undefined {
    const place = this.places.shift();
    if (!place) return undefined;
    this.left(place);
    return place.waiter;
  }

  /** Ends every wait. */
  close(): void {
    for (const place of [...this.places]) this.end(place, 'closed');
  }

  /** Forgets whoever waits, without a word. */
  forget(): void {
    this.places.length = 0;
    this.sleep();
  }

  private end(place: Place, why: WaitEnd): void {
    // The error tells how many waited, this one among them.
    const error = this.refused(why, place.waiter.call, Math.round(performance.now() - place.began));
    this.places.splice(this.places.indexOf(place), 1);
    this.left(place);
    place.waiter.fail(error);
  }

  private left({ waiter, onAbort }: Place): void {
    if (onAbort) waiter.call.signal?.removeEventListener('abort', onAbort);
    if (this.places.length === 0) this.sleep();
  }

  private wake(at: number): void {
    clearTimeout(this.timer);
    this.timerAt = at;
    this.timer = setTimeout(this.onTimer, Math.max(0, at - performance.now()));
  }

  private sleep(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.timerAt = Infinity;
  }

  private readonly onTimer = (): void => {
    this.timerAt = Infinity;
    // Timers count whole milliseconds, and may be one too early.
    const now = performance.now() + 1;
    for (const place of this.places.filter(({ until }) => until <= now)) this.end(place, place.limit);
    const next = Math.min(...this.places.map(({ until }) => until));
    if (next < this.timerAt) this.wake(next);
  };
}
