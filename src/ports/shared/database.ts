import type { CallOptions } from './call-options.js';
import type { OpenTransaction } from './open-transaction.js';
import type { DriftReport } from './drift-report.js';
import { ReadDatabase, type ReadOptions } from './read-database.js';
import type { BeginTransactionOptions, Transaction, TransactionOptions } from './transaction.js';

export type * from './database-description.js';

/**
 * One named database as a service sees it: transactions and its lifecycle. It knows no SQL; rows are the business of
 * the repositories, which join the current transaction by themselves.
 *
 * A context declares its own port (`abstract class CatalogDatabase extends Database`), so that a service names the
 * database it works on and a profile chooses what stands behind it.
 */
export abstract class Database extends ReadDatabase {
  /**
   * Runs `work` in a transaction and commits when it resolves; rolls back when it rejects and throws the same error.
   * Inside, every repository of this database takes part (also through helpers: the transaction is ambient).
   * When the commit fails this throws; nothing is ever reported as stored that is not.
   *
   * A statement that fails aborts its transaction (or its nested savepoint) on every engine: catching the error and
   * carrying on gives `TRANSACTION_ABORTED`, committing gives `TRANSACTION_ROLLED_BACK`. Use `nested` to survive one.
   *
   * @throws SerializationConflict when conflicts outlive the retry deadline; the error of `work` otherwise.
   * Not for remote calls: a transaction holds a connection (on SQLite the only writing one).
   */
  abstract transaction<T>(work: (transaction: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;

  /**
   * Begins a transaction that the caller ends by `commit` or `rollback`: for code that cannot put a function around it.
   * See `OpenTransaction` for how to use it, and what happens to one that is forgotten.
   *
   * @throws PropagationRefused inside a transaction or session of this database.
   */
  abstract begin(options?: BeginTransactionOptions): Promise<OpenTransaction>;

  /**
   * Runs `work` with one connection kept for all its statements, each committed by itself. For a sequence of reads
   * that should not queue for a connection each time. Joins a running transaction.
   */
  abstract session<T>(work: () => Promise<T>, options?: CallOptions): Promise<T>;

  /** The transaction this code runs in, if any. */
  abstract currentTransaction(): Transaction | undefined;

  read<T>(work: (transaction: Transaction) => Promise<T>, options?: ReadOptions): Promise<T> {
    return this.transaction(work, { ...options, readOnly: true });
  }

  /** Opens the connections and, when the settings say so, applies migrations. Called by the container. */
  abstract initialize(options?: { readonly signal?: AbortSignal }): Promise<void>;

  /**
   * How the live database differs from the declared tables. Reads the catalogue, changes nothing. An engine that is made
   * of the declared tables, as the one in memory is, never differs.
   */
  drift(_options?: CallOptions): Promise<DriftReport> {
    const { name, engine, location } = this.describe();
    return Promise.resolve({ database: name, engine, location, findings: [], unknownTables: [] });
  }

  /** Lets running work end, then closes every connection. Called by the container; calling it twice is harmless. */
  abstract dispose(): Promise<void>;
}
