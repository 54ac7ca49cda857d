import type { CallOptions } from './call-options.js';
import type { DatabaseDescription } from './database-description.js';
import type { Transaction, TransactionOptions } from './transaction.js';

/** What a transaction that only reads can be told. */
export type ReadOptions = Omit<TransactionOptions, 'readOnly'>;

/**
 * The reading side of a named database. A service that names this port cannot write, and where the database has replicas
 * what it reads comes from them. Every `Database` is one, so that one fake, and one adapter, serves both ports.
 */
export abstract class ReadDatabase {
  /** Key of this database in the settings: `catalog`. */
  abstract readonly name: string;

  /**
   * Runs `work` in a read-only transaction: one snapshot, no waiting for writers; writing in it is an error. It joins a
   * transaction that is running, and then sees what that one has written.
   *
   * On a replica it sees at least the last write of this process, and everything a `readAfter` token names. There the
   * snapshot is of level `repeatable read`; ask for `serializable` by name to have it run on the primary.
   */
  abstract read<T>(work: (transaction: Transaction) => Promise<T>, options?: ReadOptions): Promise<T>;

  /**
   * Names everything stored up to now, for `readAfter` in another process: send it along with an answer, and the next
   * request reads its own writes wherever it arrives. `undefined` when there is nothing to wait for.
   */
  abstract consistencyToken(): Promise<string | undefined>;

  /** One round trip to the server. @throws DatabaseUnavailable, DatabaseTimeout, ConnectionsExhausted. */
  abstract ping(options?: CallOptions): Promise<void>;

  abstract describe(): DatabaseDescription;
}
