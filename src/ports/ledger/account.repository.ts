import type { Account, NewAccount } from '../../domain/ledger/account.js';
import type { AccountId } from '../../domain/shared/ids.js';
import type { CursorPage, CursorPageRequest } from '../shared/paging.js';

/** The accounts. Joins the current transaction of `LedgerDatabase`. */
export abstract class AccountRepository {
  abstract findById(id: AccountId): Promise<Account | undefined>;

  /** @throws CheckViolation for a balance below zero. */
  abstract add(account: NewAccount): Promise<Account>;

  /** Overwrites the balance of a known account and nothing else. @throws AccountNotFound */
  abstract saveBalance(account: Account): Promise<void>;

  /**
   * The account as it is now, which nobody else can hold or change until the current transaction ends. Hold several in the order
   * of their ids, or two callers can wait for each other. Only in a transaction of at least `LedgerDatabase.holdIsolation`.
   */
  abstract hold(id: AccountId): Promise<Account | undefined>;

  /** All, ordered by id. @throws CursorRefused, InvalidValue */
  abstract list(page: CursorPageRequest): Promise<CursorPage<Account>>;

  /** The sum of all balances in minor units, of any size, for each currency in the order of the codes. */
  abstract totals(): Promise<ReadonlyMap<string, bigint>>;
}
