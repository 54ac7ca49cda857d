import type { Transaction } from './transaction.js';

/** How an explicit transaction stands. `unknown`: the connection broke while it was being committed. */
export type OpenTransactionState = 'open' | 'committed' | 'rolled back' | 'unknown';

/**
 * A transaction without a function around it, for code that begins in one place and ends in another: a protocol with
 * messages, a REPL, a framework's before and after hooks. Where a function can go around it, `transaction()` is simpler.
 *
 * ```ts
 * await using transaction = await database.begin({ name: 'import' });
 * await transaction.join(() => users.save(user));
 * await transaction.commit();            // left out, or not reached: rolled back at the end of the block
 * ```
 *
 * Statements take part inside `join`. It is as safe as the function form: nobody gets its connection before its end, and
 * one that is not finished is rolled back at its deadline (60 seconds unless given) or when the database is closed, with a
 * process warning that shows the code that began it. A conflict is thrown, never retried: only the caller knows what to run again.
 */
export interface OpenTransaction extends Transaction, AsyncDisposable {
  readonly state: OpenTransactionState;
  /**
   * @throws TransactionRolledBack when it could not be committed any more (a statement failed, the deadline passed),
   * SerializationConflict, CommitOutcomeUnknown, TransactionEnded when it was ended before.
   */
  commit(): Promise<void>;
  /** Undoes everything; harmless after a roll-back. @throws TransactionEnded after a commit. */
  rollback(): Promise<void>;
}
