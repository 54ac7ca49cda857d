import type { AccountRepository } from '../../../ports/ledger/account.repository.js';
import type { LedgerDatabase } from '../../../ports/ledger/ledger.database.js';
import type { TransferRepository } from '../../../ports/ledger/transfer.repository.js';

/** The repositories of an empty ledger, over one database. */
export interface LedgerSubject {
  readonly database: LedgerDatabase;
  readonly accounts: AccountRepository;
  readonly transfers: TransferRepository;
}
