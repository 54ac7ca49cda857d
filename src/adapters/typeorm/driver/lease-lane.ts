import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { LeakWatch } from '../shared/leak-watch.js';
import type { Whereabouts } from '../shared/whereabouts.js';
import type { SqliteConnection } from './sqlite-connection.js';

/** Why a wait for a connection ended without one. */
export type WaitEnd = 'timeout' | 'deadline' | 'signal' | 'closed';

export interface LaneOptions {
  readonly capacity: number;
  readonly acquireTimeoutMilliseconds: number;
  readonly leaks: LeakWatch;
  readonly open: () => Promise<SqliteConnection>;
  /** The error of a wait that ended without a connection. */
  readonly refused: (why: WaitEnd, options: CallOptions, waitedMilliseconds: number) => Error;
  /** A broken connection is kept when it can still roll back: the only one of a database in memory holds its data. */
  readonly irreplaceable: boolean;
  /** Whether a connection that came back waits for the next owner or is closed. */
  readonly keeps: 'idle connections' | 'none';
  readonly whereabouts: () => Whereabouts;
}

interface Waiter {
  readonly give: (connection: SqliteConnection) => void;
  readonly refuse: (error: Error) => void;
}

/** Connections of one kind, opened when first needed and lent to one owner at a time, first come first served. */
export class LeaseLane {
  private readonly idle: SqliteConnection[] = [];
  private readonly lent = new Set<SqliteConnection>();
  private readonly waiters: Waiter[] = [];
  private opening = 0;
  /** Connections that are being closed. */
  private readonly leaving = new Set<Promise<void>>();
  private closed = false;

  private place: Whereabouts;

  constructor(private readonly options: LaneOptions) {
    this.place = options.whereabouts();
  }

  get statistics(): { readonly active: number; readonly idle: number; readonly waiting: number; readonly capacity: number } {
    return { active: this.lent.size, idle: this.idle.length, waiting: this.waiters.length, capacity: this.options.capacity };
  }

  /** A free connection at once, or nothing. */
  tryAcquire(): SqliteConnection | undefined {
    if (!this.place.here()) this.beginAnew();
    const connection = this.idle.pop();
    if (connection) this.lent.add(connection);
    return connection;
  }

  async acquire(options: CallOptions): Promise<SqliteConnection> {
    const { signal, deadline } = options;
    const refused = (why: WaitEnd): Error => this.options.refused(why, options, Math.round(performance.now() - began));
    const began = performance.now();
    if (this.closed) throw refused('closed');
    if (signal?.aborted) throw refused('signal');
    if (deadline?.expired) throw refused('deadline');
    const stack = this.options.leaks.asked();
    const connection = this.tryAcquire() ?? (await this.queued(options, refused));
    this.options.leaks.lent(connection, stack);
    return connection;
  }

  /** Takes a connection back. One that is broken or still inside a transaction is cleaned first, or replaced. */
  release(connection: SqliteConnection, broken: boolean): void {
    if (!this.lent.has(connection)) return;
    this.options.leaks.returned(connection);
    const unfinished = connection.transaction.active || connection.transaction.readOnly;
    if (!broken && !unfinished) this.returned(connection);
    else if (broken && !this.options.irreplaceable) this.discard(connection);
    else
      connection.reset().then(
        () => this.returned(connection),
        () => this.discard(connection),
      );
  }

  open(): void {
    this.closed = false;
  }

  /** Refuses whoever waits and closes every connection, lent ones as soon as their running statement has ended. */
  async close(): Promise<void> {
    this.closed = true;
    const error = this.options.refused('closed', {}, 0);
    for (const waiter of this.waiters.splice(0)) waiter.refuse(error);
    const connections = [...this.idle.splice(0), ...this.lent];
    this.lent.clear();
    this.options.leaks.clear();
    await Promise.all([...connections.map((connection) => connection.close()), ...this.leaving]);
  }

  /** Waits in the queue for a connection, at most the acquire timeout, the deadline or the signal. */
  private queued({ signal, deadline }: CallOptions, refused: (why: WaitEnd) => Error): Promise<SqliteConnection> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      };
      const waiter: Waiter = {
        give: (connection) => {
          leave();
          resolve(connection);
        },
        refuse: (error) => {
          leave();
          reject(error);
        },
      };
      const giveUp = (why: WaitEnd): void => {
        // The error tells how many waited, this one among them.
        const error = refused(why);
        this.waiters.splice(this.waiters.indexOf(waiter), 1);
        waiter.refuse(error);
      };
      const onAbort = (): void => giveUp('signal');
      const remaining = deadline?.remainingMilliseconds ?? Infinity;
      const limit = this.options.acquireTimeoutMilliseconds;
      const timer = setTimeout(() => giveUp(remaining < limit ? 'deadline' : 'timeout'), Math.min(remaining, limit));
      signal?.addEventListener('abort', onAbort);
      this.waiters.push(waiter);
      this.serve();
    });
  }

  private returned(connection: SqliteConnection): void {
    if (!this.lent.has(connection)) return;
    if (this.options.keeps === 'none') {
      this.discard(connection);
      return;
    }
    this.lent.delete(connection);
    this.idle.push(connection);
    if (this.waiters.length > 0) this.serve();
  }

  private discard(connection: SqliteConnection): void {
    this.lent.delete(connection);
    const left = (): void => {
      if (this.leaving.delete(leaving)) this.serve();
    };
    // Nobody is left to hear of a failure to close.
    const leaving: Promise<void> = connection.close().then(left, left);
    this.leaving.add(leaving);
  }

  private serve(): void {
    while (this.waiters.length > 0) {
      const connection = this.tryAcquire();
      if (connection) this.waiters.shift()?.give(connection);
      else if (this.lent.size + this.opening + this.leaving.size < this.options.capacity && this.opening < this.waiters.length)
        this.openOne();
      else return;
    }
  }

  private openOne(): void {
    this.opening++;
    this.options.open().then(
      (connection) => {
        this.opening--;
        this.lent.add(connection);
        const waiter = this.closed ? undefined : this.waiters.shift();
        if (waiter) waiter.give(connection);
        else if (this.closed) this.discard(connection);
        else this.returned(connection);
      },
      (error: unknown) => {
        this.opening--;
        this.waiters.shift()?.refuse(error as Error);
        this.serve();
      },
    );
  }

  /** In another process or thread: leaves alone what was opened in the first, and whoever waits there. */
  private beginAnew(): void {
    this.place = this.options.whereabouts();
    for (const ofOthers of [this.idle, this.waiters]) ofOthers.length = 0;
    this.lent.clear();
    this.leaving.clear();
    this.opening = 0;
  }
}
