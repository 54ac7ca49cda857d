import type { Transfer, TransferOutcome, TransferRequest } from '../../domain/ledger/transfer.js';
import type { AccountId } from '../../domain/shared/ids.js';
import type { CursorPage, CursorPageRequest } from '../shared/paging.js';

/** The transfers. Joins the current transaction of `LedgerDatabase`. */
export abstract class TransferRepository {
  abstract findByKey(key: string): Promise<Transfer | undefined>;

  /** @throws UniqueViolation when the key was used; ForeignKeyViolation when an account is not there. */
  abstract add(request: TransferRequest, outcome: TransferOutcome): Promise<Transfer>;

  /** The transfers from and to an account, in the order they happened. @throws CursorRefused, InvalidValue */
  abstract listOf(account: AccountId, page: CursorPageRequest): Promise<CursorPage<Transfer>>;
}
