import type { CallOptions } from '../../ports/shared/call-options.js';
import type { Database } from '../../ports/shared/database.js';

/** The transactions of the database that a table belongs to. */
export type Transactions = Pick<Database, 'transaction' | 'currentTransaction'>;

/** Runs several reads so that they see one moment: in the current transaction, else in a read-only one of their own. */
export function inSnapshot<T>(transactions: Transactions, work: () => Promise<T>, options: CallOptions | undefined): Promise<T> {
  if (transactions.currentTransaction()) return work();
  return transactions.transaction(work, { ...options, readOnly: true, isolation: 'repeatable read' });
}
