import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { LeakWatch } from '../shared/leak-watch.js';
import type { Whereabouts } from '../shared/whereabouts.js';
import { LeaseQueue, type WaitEnd, type Waiter } from './lease-queue.js';
import type { SqliteConnection } from './sqlite-connection.js';

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

/** Connections of one kind, opened when first needed and lent to one owner at a time, first come first served. */
export class LeaseLane {
  private readonly idle: SqliteConnection[] = [];
  private readonly lent = new Set<SqliteConnection>();
  private readonly waiters: LeaseQueue;
  private serving = false;
  private opening = 0;
  /** Connections that are being closed. */
  private readonly leaving = new Set<Promise<void>>();
  private closed = false;

  private place: Whereabouts;

  constructor(private readonly options: LaneOptions) {
    this.place = options.whereabouts();
    this.waiters = new LeaseQueue(options.acquireTimeoutMilliseconds, options.refused);
  }

  get statistics(): { readonly active: number; readonly idle: number; readonly waiting: number; readonly capacity: number } {
    return { active: this.lent.size, idle: this.idle.length, waiting: this.waiters.length, capacity: this.options.capacity };
  }

  /** Gives a connection at once where one is free, else as soon as one is; what is wrong with the call fails it at once. */
  lend(waiter: Waiter): void {
    const refusal = this.refusal(waiter.call);
    if (refusal) {
      waiter.fail(this.options.refused(refusal, waiter.call, 0));
      return;
    }
    const connection = this.free();
    if (connection) {
      waiter.give(connection);
      return;
    }
    this.waiters.add(waiter);
    this.serve();
  }

  /** A connection for longer than one statement: it is watched for being given back. */
  async acquire(call: CallOptions): Promise<SqliteConnection> {
    const stack = this.options.leaks.asked();
    const connection = await new Promise<SqliteConnection>((give, fail) => {
      this.lend({ call, give, fail });
    });
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
    this.waiters.close();
    const connections = [...this.idle.splice(0), ...this.lent];
    this.lent.clear();
    this.options.leaks.clear();
    await Promise.all([...connections.map((connection) => connection.close()), ...this.leaving]);
  }

  private refusal({ signal, deadline }: CallOptions): WaitEnd | undefined {
    if (this.closed) return 'closed';
    if (signal?.aborted) return 'signal';
    return deadline?.expired ? 'deadline' : undefined;
  }

  private free(): SqliteConnection | undefined {
    if (!this.place.here()) this.beginAnew();
    const connection = this.idle.pop();
    if (connection) this.lent.add(connection);
    return connection;
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

  /** Whoever is given a connection may be done with it before the call returns; that comes back here, and the loop goes on. */
  private serve(): void {
    if (this.serving) return;
    this.serving = true;
    while (this.waiters.length > 0) {
      const connection = this.free();
      if (connection) this.waiters.shift()?.give(connection);
      else if (this.lent.size + this.opening + this.leaving.size < this.options.capacity && this.opening < this.waiters.length)
        this.openOne();
      else break;
    }
    this.serving = false;
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
        this.waiters.shift()?.fail(error as Error);
        this.serve();
      },
    );
  }

  /** In another process or thread: leaves alone what was opened in the first, and whoever waits there. */
  private beginAnew(): void {
    this.place = this.options.whereabouts();
    this.idle.length = 0;
    this.waiters.forget();
    this.lent.clear();
    this.leaving.clear();
    this.opening = 0;
  }
}
