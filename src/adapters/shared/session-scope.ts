import type { CallOptions } from '../../ports/shared/call-options.js';
import { TransactionEnded } from '../../ports/shared/transaction.errors.js';
import type { AccessMode, ConnectionSource } from './connection-source.js';

/** The connections kept by one `session()`: at most one per access mode, opened when first needed. */
export class SessionScope<Connection> {
  private readonly held = new Map<AccessMode, Promise<Connection>>();
  private ended = false;

  constructor(
    private readonly database: string,
    private readonly source: ConnectionSource<Connection>,
    private readonly call: CallOptions,
  ) {}

  async run<T>(mode: AccessMode, statement: (connection: Connection) => Promise<T>): Promise<T> {
    if (this.ended) throw new TransactionEnded(`the session of ${this.database}`);
    // One connection serves both modes unless the engine keeps readers and the writer apart.
    const kept: AccessMode = this.source.suspend ? mode : 'write';
    let connection = this.held.get(kept);
    if (!connection) {
      connection = this.source.acquire(kept, this.call);
      this.held.set(kept, connection);
      connection.catch(() => this.held.delete(kept));
    }
    return statement(await connection);
  }

  async end(): Promise<void> {
    this.ended = true;
    const settled = await Promise.allSettled(this.held.values());
    for (const one of settled) if (one.status === 'fulfilled') this.source.release(one.value, false);
  }
}
