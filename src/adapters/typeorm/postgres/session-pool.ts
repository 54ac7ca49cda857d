import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { PoolStatistics } from '../../../ports/shared/database.js';
import { ConnectionsExhausted, DatabaseUnavailable } from '../../../ports/shared/database.errors.js';
import { LeakWatch } from '../shared/leak-watch.js';
import { overdue } from './interruption.js';
import type { ServerSession } from './server-session.js';
import { WaitingLine } from './waiting-line.js';

export interface SessionPoolOptions {
  readonly database: string;
  readonly location: string;
  readonly capacity: number;
  readonly acquireTimeoutMilliseconds: number;
  readonly idleTimeoutMilliseconds: number;
  readonly leakDetectionMilliseconds: number;
  /** Opens a connection within the connect timeout. @throws DatabaseUnavailable and other typed errors. */
  readonly connect: (statistics: () => PoolStatistics) => Promise<ServerSession>;
}

/** How long the end of a pool waits for connections that are still lent out. */
const CLOSE_MILLISECONDS = 2_000;

/** An attempt to connect that takes longer may be lost in the network: who comes then gets another one. */
const HOPEFUL_MILLISECONDS = 250;

/**
 * The connections of one engine. Lends the one used last; opens at most `capacity`; every wait is bounded and tells a
 * busy pool from a server that cannot be reached; a connection that broke or was cancelled is never lent again.
 */
export class SessionPool {
  readonly #idle: ServerSession[] = [];
  readonly #lent = new Set<ServerSession>();
  readonly #line = new WaitingLine<ServerSession>();
  /** When each attempt to connect that is under way began. */
  readonly #attempts = new Set<{ readonly began: number }>();
  #lastFailure: Error | undefined;
  #closed = false;
  #emptied: (() => void) | undefined;
  readonly #sweeper: NodeJS.Timeout;

  readonly #leaks: LeakWatch;

  constructor(private readonly options: SessionPoolOptions) {
    this.#leaks = new LeakWatch(() => options.database, options.leakDetectionMilliseconds);
    const period = Math.max(50, Math.min(1_000, options.idleTimeoutMilliseconds / 2));
    this.#sweeper = setInterval(() => this.#sweep(), period).unref();
  }

  statistics(): PoolStatistics {
    return { active: this.#lent.size, idle: this.#idle.length, waiting: this.#line.length, capacity: this.options.capacity };
  }

  /** A free connection without waiting, if there is one and nobody is in line for it. */
  take(): ServerSession | undefined {
    const session = this.#idle.pop();
    if (session) this.#lent.add(session);
    return session;
  }

  /**
   * Waits for a connection. `fresh`: opens a new one when there is room, because idle ones may be as dead as the last.
   * @throws ConnectionsExhausted when all stay busy, DatabaseUnavailable, DatabaseTimeout, CallCancelled.
   */
  acquire(call: CallOptions, { fresh = false }: { readonly fresh?: boolean } = {}): Promise<ServerSession> {
    const { database, location, acquireTimeoutMilliseconds: milliseconds } = this.options;
    if (this.#closed) return Promise.reject(new DatabaseUnavailable(database, `${location} is closed here`, { location }));
    const late = overdue(database, call);
    if (late) return Promise.reject(late);
    if (fresh && this.#full) this.#discardOneIdle();
    const stack = this.#leaks.asked();
    const lent = (session: ServerSession): ServerSession => {
      this.#leaks.lent(session, stack);
      return session;
    };
    const idle = fresh ? undefined : this.take();
    if (idle) return Promise.resolve(lent(idle));
    const exhausted = (): Error => this.#tooLate();
    const waiting = this.#line.wait({ ...call, database, milliseconds, exhausted });
    this.#open();
    return stack === undefined ? waiting : waiting.then(lent);
  }

  release(session: ServerSession): void {
    if (!this.#lent.delete(session)) return;
    this.#leaks.returned(session);
    session.idleSince = performance.now();
    if (session.unusable || this.#closed) {
      this.#discard(session);
      this.#open();
    } else if (this.#line.length > 0) {
      this.#lend(session);
    } else {
      this.#idle.push(session);
    }
    if (this.#lent.size === 0) this.#emptied?.();
  }

  /** Refuses new callers, waits a little for lent connections, closes them all. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#sweeper);
    this.#leaks.clear();
    const { database, location } = this.options;
    while (this.#line.refuse(new DatabaseUnavailable(database, `${location} is being closed here`, { location })));
    const goodbyes = this.#idle.splice(0).map((session) => session.end());
    if (this.#lent.size > 0) {
      await new Promise<void>((resolve) => {
        const limit = setTimeout(resolve, CLOSE_MILLISECONDS);
        this.#emptied = () => {
          clearTimeout(limit);
          resolve();
        };
      });
    }
    for (const session of this.#lent) session.destroy();
    await Promise.all(goodbyes);
  }

  get #full(): boolean {
    return this.#idle.length + this.#lent.size + this.#attempts.size >= this.options.capacity;
  }

  /** Opens a connection for somebody in line, unless enough are on their way. */
  #open(): void {
    const began = performance.now();
    const hopeful = [...this.#attempts].filter((attempt) => began - attempt.began < HOPEFUL_MILLISECONDS).length;
    if (this.#closed || this.#full || hopeful >= this.#line.length) return;
    const attempt = { began };
    this.#attempts.add(attempt);
    this.options
      .connect(() => this.statistics())
      .then(
        (session) => {
          this.#attempts.delete(attempt);
          this.#lastFailure = undefined;
          session.onBroken = () => this.#forget(session);
          session.onSilence = () => this.#distrustIdle();
          this.#lent.add(session);
          if (session.unusable || !this.#lend(session)) this.release(session);
        },
        (error: Error) => {
          this.#attempts.delete(attempt);
          this.#lastFailure = error;
          // Who came later gets an attempt of their own: the server may be back.
          this.#line.refuse(error, began);
          this.#open();
        },
      );
  }

  #lend(session: ServerSession): boolean {
    this.#lent.add(session);
    return this.#line.serve(session);
  }

  /** An idle connection broke: it goes. A lent one is seen to when it comes back. */
  #forget(session: ServerSession): void {
    const index = this.#idle.indexOf(session);
    if (index >= 0) this.#idle.splice(index, 1);
  }

  /** One connection fell silent: those that idle may have died with it, and each would cost a caller its whole deadline. */
  #distrustIdle(): void {
    for (const session of this.#idle.splice(0)) session.destroy();
  }

  #discardOneIdle(): void {
    const [oldest] = this.#idle.splice(0, 1);
    if (oldest) this.#discard(oldest);
  }

  #discard(session: ServerSession): void {
    if (session.unusable) session.destroy();
    else void session.end();
  }

  #sweep(): void {
    const expired = performance.now() - this.options.idleTimeoutMilliseconds;
    // The list is in order of return: the ones idle longest stand first.
    while (this.#idle[0] && this.#idle[0].idleSince < expired) this.#discardOneIdle();
  }

  /** Some connections could not be opened all this time: then it is the server that is missing, not a free connection. */
  #tooLate(): Error {
    const { database, location, acquireTimeoutMilliseconds } = this.options;
    if (this.#attempts.size === 0) return new ConnectionsExhausted(database, acquireTimeoutMilliseconds, this.statistics());
    const why = `${location} did not answer within ${acquireTimeoutMilliseconds} ms`;
    return new DatabaseUnavailable(database, why, { location, ...this.statistics() }, this.#lastFailure);
  }
}
