import { Database } from '../shared/database.js';
import type { IsolationLevel } from '../shared/transaction.js';

/** The database of the ledger context. */
export abstract class LedgerDatabase extends Database {
  /**
   * The isolation at which a row that a repository holds is safe from everybody else: `read committed` where holding is a lock
   * that others wait for, `serializable` where it is a conflict that the later one meets.
   */
  abstract readonly holdIsolation: IsolationLevel;
}
