import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { PoolStatistics } from '../../../ports/shared/database.js';
import { DatabaseUnavailable } from '../../../ports/shared/database.errors.js';
import { LeakWatch } from '../shared/leak-watch.js';
import type { Whereabouts } from '../shared/whereabouts.js';
import { within } from '../shared/within.js';
import { ConnectAttempts, type ConnectAttempt } from './connect-attempts.js';
import { overdue } from './interruption.js';
import { missingConnection, serverIsFull } from './missing-connection.js';
import type { PooledSession } from './pooled-session.js';
import type { SessionPoolOptions } from './session-pool-options.js';
import { TurnTaking } from './turn-taking.js';
import { WaitingLine } from './waiting-line.js';

/** How long the end of a pool waits for connections that are still lent out, or on their way. */
const CLOSE_MILLISECONDS = 2_000;

/** How long the answer to a check may take; a connection that is slower is replaced. */
const CHECK_MILLISECONDS = 500;

/** Lifetimes are shortened by up to this part, by chance, so that what was opened together does not end together. */
const LIFETIME_JITTER = 0.2;

/**
 * The connections of one engine. Lends the one used last; opens at most `capacity`; every wait is bounded and tells a
 * busy pool from a server that cannot be reached; a connection that broke or was cancelled is never lent again.
 *
 * Who waits for an attempt to connect that fails hears of it at once; who comes during the pause before the next
 * attempt waits for that one. In another process or thread than the one it was opened in, the pool begins anew.
 */
export class SessionPool<Session extends PooledSession> {
  /** In order of return: the ones idle longest stand first. */
  readonly #idle: Session[] = [];
  readonly #lent = new Set<Session>();
  /** Those of the lent ones that the pool itself has, to see whether they are alive. */
  readonly #checking = new Set<Session>();
  readonly #goodbyes = new Set<Promise<void>>();
  readonly #attempts: ConnectAttempts;
  /** What waits for the end of each attempt. */
  readonly #openings = new Set<Promise<void>>();
  readonly #leaks: LeakWatch;
  readonly #turns = new TurnTaking();
  #line: WaitingLine<Session>;
  #place: Whereabouts;
  #closed = false;
  #emptied: (() => void) | undefined;
  #stopSweeper: (() => void) | undefined;
  #stopRetry: (() => void) | undefined;

  constructor(private readonly options: SessionPoolOptions<Session>) {
    const { random, timers, whereabouts } = options.surroundings;
    this.#leaks = new LeakWatch(() => options.database, options.leakDetectionMilliseconds);
    this.#attempts = new ConnectAttempts(random);
    this.#line = new WaitingLine(timers);
    this.#place = whereabouts();
    this.#sweepLater();
  }

  statistics(): PoolStatistics {
    return { active: this.#lent.size, idle: this.#idle.length, waiting: this.#line.length, capacity: this.options.capacity };
  }

  /** A free connection without waiting, if there is one that needs no check and nobody is in line for it. */
  take(): Session | undefined {
    this.#arrive();
    const session = this.#idle.at(-1);
    if (!session || this.#doubtful(session)) return undefined;
    this.#idle.pop();
    this.#lent.add(session);
    return session;
  }

  /**
   * Waits for a connection. `fresh`: opens a new one when there is room, because idle ones may be as dead as the last.
   * @throws ConnectionsExhausted when all stay busy, DatabaseUnavailable, DatabaseTimeout, CallCancelled.
   */
  acquire(call: CallOptions, { fresh = false }: { readonly fresh?: boolean } = {}): Promise<Session> {
    this.#arrive();
    const { database, location, acquireTimeoutMilliseconds: milliseconds } = this.options;
    if (this.#closed) return Promise.reject(new DatabaseUnavailable(database, `${location} is closed here`, { location }));
    const late = overdue(database, call);
    if (late) return Promise.reject(late);
    if (fresh && this.#full) this.#idle.shift()?.destroy();
    const stack = this.#leaks.asked();
    const lent = (session: Session): Session => {
      this.#leaks.lent(session, stack);
      return session;
    };
    const idle = fresh ? undefined : this.take();
    if (idle) return Promise.resolve(lent(idle));
    const waiting = this.#line.wait({ ...call, database, milliseconds, exhausted: () => this.#tooLate() });
    this.#provide({ trustIdle: !fresh });
    return stack === undefined ? waiting : waiting.then(lent);
  }

  release(session: Session): void {
    if (!this.#lent.delete(session)) return;
    this.#leaks.returned(session);
    session.idleSince = this.#now;
    if (this.#ends(session)) this.#discard(session);
    else if (this.#line.length > 0) this.#lend(session);
    else this.#idle.push(session);
    if (this.#lent.size === 0) this.#emptied?.();
  }

  /** Another pool of the same budget has no connection, and asks for one. */
  surrender(): void {
    if (!this.#turns.asked(this.#now, { idle: this.#idle.length, lent: this.#lent.size })) return;
    const idle = this.#idle.shift();
    if (idle) this.#discard(idle);
  }

  /** Refuses new callers, waits a little for lent connections, closes them all. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stopSweeper?.();
    this.#stopRetry?.();
    this.#leaks.clear();
    const { database, location, surroundings } = this.options;
    this.#line.refuseAll(new DatabaseUnavailable(database, `${location} is being closed here`, { location }));
    for (const session of this.#idle.splice(0)) this.#discard(session);
    const returned = new Promise<void>((resolve) => {
      if (this.#lent.size === 0) resolve();
      this.#emptied = resolve;
    });
    await within(CLOSE_MILLISECONDS, surroundings.timers, Promise.all([returned, ...this.#openings]));
    for (const session of this.#lent) session.destroy();
    await Promise.all(this.#goodbyes);
  }

  get #now(): number {
    return this.options.surroundings.timers.now();
  }

  get #full(): boolean {
    return this.#idle.length + this.#lent.size + this.#attempts.size + this.#goodbyes.size >= this.options.capacity;
  }

  /** Sees to it that whoever is in line gets a connection: an idle one that proves alive, or a new one. */
  #provide({ trustIdle }: { readonly trustIdle: boolean } = { trustIdle: true }): void {
    const now = this.#now;
    while (!this.#closed && this.#checking.size + this.#attempts.hopeful(now) < this.#line.length) {
      const idle = trustIdle ? this.#idle.pop() : undefined;
      if (idle) this.#check(idle);
      else if (this.#full) return;
      else if (this.#attempts.wait(now) > 0) return this.#provideIn(this.#attempts.wait(now));
      else this.#connect(this.#attempts.begin(now));
    }
  }

  /** After the pause between two attempts; what an attempt under way brings is seen when it ends. */
  #provideIn(milliseconds: number): void {
    this.#stopRetry?.();
    this.#stopRetry = undefined;
    if (milliseconds < Infinity) this.#stopRetry = this.options.surroundings.timers.after(milliseconds, () => this.#provide());
  }

  #connect(attempt: ConnectAttempt): void {
    const opening = this.options
      .connect(() => this.statistics())
      .then(
        (session) => {
          if (this.#attempts.succeeded(attempt)) this.#admit(session);
        },
        (error: Error) => {
          if (!this.#attempts.failed(attempt, error, this.#now)) return;
          // A full server has room again when somebody gives it up, so whoever waits may still be served.
          if (!serverIsFull(error)) this.#refuse(error, attempt);
          this.#provide();
        },
      )
      .finally(() => this.#openings.delete(opening));
    this.#openings.add(opening);
  }

  #admit(session: Session): void {
    const { maxLifetimeMilliseconds: lifetime, surroundings } = this.options;
    session.expiresAt = lifetime > 0 ? this.#now + lifetime * (1 - LIFETIME_JITTER * surroundings.random()) : Infinity;
    this.#turns.began(this.#now);
    session.onBroken = () => {
      // One that is only retired is still open.
      if (this.#forget(session)) session.destroy();
    };
    session.onSilence = () => this.#distrustIdle();
    this.#lent.add(session);
    if (session.unusable || !this.#lend(session)) this.release(session);
    this.#provide();
  }

  /** Who came after the attempt began gets one of their own: the server may be back. */
  #refuse(error: Error, { began }: ConnectAttempt): void {
    if (this.#attempts.hopeful(this.#now) > 0) this.#line.refuse(error, began);
    else this.#line.refuseAll(error, began);
  }

  /** A connection idle for long may have died unheard. One that does not answer goes, and the others that idle with it. */
  #check(session: Session): void {
    this.#lent.add(session);
    this.#checking.add(session);
    const stop = this.options.surroundings.timers.after(CHECK_MILLISECONDS, () => {
      this.#distrustIdle();
      session.destroy();
    });
    const over = (): void => {
      stop();
      if (!this.#checking.delete(session)) return;
      if (session.unusable || !this.#lend(session)) this.release(session);
    };
    this.options.check(session).then(over, () => {
      session.destroy();
      over();
    });
  }

  #doubtful(session: Session): boolean {
    const { prePingMilliseconds } = this.options;
    return prePingMilliseconds > 0 && this.#now - session.idleSince > prePingMilliseconds;
  }

  #lend(session: Session): boolean {
    this.#lent.add(session);
    return this.#line.serve(session);
  }

  /** Whether a connection that came back is not lent again. */
  #ends(session: Session): boolean {
    if (session.unusable || this.#closed || this.options.pooling === 'none' || session.idleSince > session.expiresAt) return true;
    return this.#turns.yields();
  }

  /** Whether it was idle; a lent one is seen to when it comes back. */
  #forget(session: Session): boolean {
    const index = this.#idle.indexOf(session);
    if (index >= 0) this.#idle.splice(index, 1);
    return index >= 0;
  }

  /** One connection fell silent: those that idle may have died with it, and each would cost a caller its whole deadline. */
  #distrustIdle(): void {
    for (const session of this.#idle.splice(0)) session.destroy();
  }

  #discard(session: Session): void {
    if (session.unusable) {
      session.destroy();
      this.#provide();
      return;
    }
    // Until the server has heard the goodbye it counts the connection, and so do we.
    const goodbye = session.end().then(() => {
      if (this.#goodbyes.delete(goodbye)) this.#provide();
    });
    this.#goodbyes.add(goodbye);
  }

  #sweepLater(): void {
    const period = Math.max(50, Math.min(1_000, this.options.idleTimeoutMilliseconds / 2));
    const sweep = (): void => {
      this.#sweep();
      this.#sweepLater();
    };
    this.#stopSweeper = this.options.surroundings.timers.after(period, sweep, { process: 'unheeded' });
  }

  #sweep(): void {
    const unusedSince = this.#now - this.options.idleTimeoutMilliseconds;
    for (const session of this.#idle.filter(({ idleSince, expiresAt }) => idleSince < unusedSince || expiresAt < this.#now)) {
      this.#forget(session);
      this.#discard(session);
    }
  }

  /** In another process or thread it leaves alone what was opened in the first, and whoever waits there. */
  #arrive(): void {
    if (this.#place.here()) return;
    this.#place = this.options.surroundings.whereabouts();
    this.#idle.length = 0;
    for (const ofOthers of [this.#lent, this.#checking, this.#goodbyes, this.#attempts, this.#openings]) ofOthers.clear();
    this.#line = new WaitingLine(this.options.surroundings.timers);
    this.#stopSweeper?.();
    this.#sweepLater();
  }

  #tooLate(): Error {
    const { database, location, acquireTimeoutMilliseconds: waitedMilliseconds } = this.options;
    const pool = this.statistics();
    const obstacle = this.#checking.size > 0 ? 'unreachable' : this.#attempts.obstacle(this.#now);
    // With all the connections it may have, and none being opened, it is nobody's fault but its users'.
    const busy = this.#full && this.#attempts.size === 0 && this.#checking.size === 0;
    const { lastFailure } = this.#attempts;
    return missingConnection({ database, location, waitedMilliseconds, pool, obstacle: busy ? undefined : obstacle, lastFailure });
  }
}
