import { adapter, Profile } from '../../../container/index.js';
import { AccountRepository } from '../../../ports/ledger/account.repository.js';
import { AccountRows } from '../../rows/ledger/account.rows.js';
import { accountTable } from '../../schema/ledger/account.schema.js';
import { MemoryLedgerDatabase } from './ledger.database.memory.js';

/** Accounts in memory, with the same constraints and transactions as on the databases. */
@adapter.for(AccountRepository, { profile: Profile.TEST })
export class MemoryAccountRepository extends AccountRows {
  constructor(database: MemoryLedgerDatabase) {
    super(database.table(accountTable));
  }

  count(): Promise<number> {
    return this.accounts.count();
  }
}
