import { adapter, Profile } from '../../../container/index.js';
import { TransferRepository } from '../../../ports/ledger/transfer.repository.js';
import { TransferRows } from '../../rows/ledger/transfer.rows.js';
import { transferTable } from '../../schema/ledger/transfer.schema.js';
import { TypeormLedgerDatabase } from './ledger.database.typeorm.js';

/** Transfers on PostgreSQL or SQLite. */
@adapter.for(TransferRepository, { profile: Profile.ALL })
export class TypeormTransferRepository extends TransferRows {
  constructor(database: TypeormLedgerDatabase) {
    super(database.table(transferTable));
  }
}
