import { RetryDelay } from '../shared/retry-delay.js';
import { serverIsFull } from './missing-connection.js';

/** An attempt that takes longer may be lost in the network: who comes then gets another one. */
const HOPEFUL_MILLISECONDS = 250;

/** The longest waits between attempts, ms. The first leaves a busy machine the time to serve within 250 ms of the server's return. */
const UNREACHABLE = { first: 10, longest: 50 };
const FULL = { first: 25, longest: 250 };

export interface ConnectAttempt {
  readonly began: number;
}

/**
 * The attempts to connect that are under way, and when the next one may begin: side by side while the server accepts
 * connections, one at a time with growing waits between them while it does not.
 */
export class ConnectAttempts {
  readonly #pending = new Set<ConnectAttempt>();
  readonly #unreachable: RetryDelay;
  readonly #full: RetryDelay;
  #lastFailure: Error | undefined;

  constructor(random: () => number) {
    this.#unreachable = new RetryDelay({ ...UNREACHABLE, random });
    this.#full = new RetryDelay({ ...FULL, random });
  }

  get size(): number {
    return this.#pending.size;
  }

  get lastFailure(): Error | undefined {
    return this.#lastFailure;
  }

  /** Attempts that may soon succeed. */
  hopeful(now: number): number {
    let hopeful = 0;
    for (const { began } of this.#pending) if (now - began < HOPEFUL_MILLISECONDS) hopeful += 1;
    return hopeful;
  }

  /** Milliseconds until another attempt may begin; `Infinity` while one must end first. */
  wait(now: number): number {
    if (!this.#unreachable.failing && !this.#full.failing) return 0;
    if (this.hopeful(now) > 0) return Infinity;
    return Math.max(this.#unreachable.remaining(now), this.#full.remaining(now));
  }

  begin(now: number): ConnectAttempt {
    const attempt = { began: now };
    this.#pending.add(attempt);
    return attempt;
  }

  /** False for an attempt that is no longer ours. */
  succeeded(attempt: ConnectAttempt): boolean {
    if (!this.#pending.delete(attempt)) return false;
    this.#lastFailure = undefined;
    this.#unreachable.succeeded();
    this.#full.succeeded();
    return true;
  }

  /** False for an attempt that is no longer ours. */
  failed(attempt: ConnectAttempt, error: Error, now: number): boolean {
    if (!this.#pending.delete(attempt)) return false;
    this.#lastFailure = error;
    if (serverIsFull(error)) {
      this.#unreachable.succeeded();
      this.#full.failed(attempt.began, now);
    } else {
      this.#unreachable.failed(attempt.began, now);
    }
    return true;
  }

  /** What keeps a connection from being opened just now: a server that does not answer, or one that has no room. */
  obstacle(now: number): 'unreachable' | 'full' | undefined {
    if (this.#unreachable.failing || this.hopeful(now) < this.size) return 'unreachable';
    if (this.#full.failing) return 'full';
    return this.size > 0 ? 'unreachable' : undefined;
  }

  /** Forgets those under way, which belong to another process or thread. */
  clear(): void {
    this.#pending.clear();
  }
}
