import { deferred } from '../../domain/shared/deferred.js';
import type { CallOptions } from '../../ports/shared/call-options.js';
import { TransactionEnded } from '../../ports/shared/transaction.errors.js';
import type { AccessMode, ConnectionSource } from './connection-source.js';

/** Work on a connection, and whether the connection survived it. */
export type Connected<Connection, T> = (connection: Connection) => Promise<{ readonly result: T; readonly broken: boolean }>;

/** The connections kept by one `session()`: at most one per access mode, opened when first needed. */
export class SessionScope<Connection> {
  private readonly held = new Map<AccessMode, Promise<Connection>>();
  /** Set while a transaction has the connection for itself: the statements of the session are no part of it. */
  private readonly lent = new Map<AccessMode, Promise<void>>();
  private ended = false;

  constructor(
    private readonly database: string,
    private readonly source: ConnectionSource<Connection>,
    private readonly call: CallOptions,
    /** The scope this session was opened in. */
    readonly outer: object | undefined,
  ) {}

  async run<T>(mode: AccessMode, statement: (connection: Connection) => Promise<T>): Promise<T> {
    return statement(await this.free(this.kept(mode)));
  }

  /** Gives the connection to a transaction, for itself alone. */
  async lend<T>(mode: AccessMode, work: Connected<Connection, T>): Promise<T> {
    const kept = this.kept(mode);
    const connection = await this.free(kept);
    const back = deferred();
    this.lent.set(kept, back.promise);
    let broken = true;
    try {
      const outcome = await work(connection);
      broken = outcome.broken;
      return outcome.result;
    } finally {
      this.lent.delete(kept);
      if (broken && this.held.delete(kept)) this.source.release(connection, true);
      back.resolve(undefined);
    }
  }

  async end(): Promise<void> {
    this.ended = true;
    await Promise.all(this.lent.values());
    const settled = await Promise.allSettled(this.held.values());
    for (const one of settled) if (one.status === 'fulfilled') this.source.release(one.value, false);
  }

  /** The connection, once no transaction has it; whoever gets it must use it at once. */
  private async free(kept: AccessMode): Promise<Connection> {
    for (;;) {
      if (this.ended) throw new TransactionEnded(`the session of ${this.database}`);
      const connection = await this.hold(kept);
      const lent = this.lent.get(kept);
      if (!lent) return connection;
      await lent;
    }
  }

  private hold(kept: AccessMode): Promise<Connection> {
    let connection = this.held.get(kept);
    if (!connection) {
      connection = this.source.acquire(kept, this.call);
      this.held.set(kept, connection);
      connection.catch(() => this.held.delete(kept));
    }
    return connection;
  }

  /** One connection serves both modes unless the engine keeps readers and the writer apart. */
  private kept(mode: AccessMode): AccessMode {
    return this.source.suspend ? mode : 'write';
  }
}
