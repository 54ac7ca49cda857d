import { adapter, Profile } from '../../../container/index.js';
import { AccountRepository } from '../../../ports/ledger/account.repository.js';
import { AccountRows } from '../../rows/ledger/account.rows.js';
import { accountTable } from '../../schema/ledger/account.schema.js';
import { TypeormLedgerDatabase } from './ledger.database.typeorm.js';

/** Accounts on PostgreSQL or SQLite. */
@adapter.for(AccountRepository, { profile: Profile.ALL })
export class TypeormAccountRepository extends AccountRows {
  constructor(database: TypeormLedgerDatabase) {
    super(database.table(accountTable));
  }
}
