import { adapter, Profile } from '../../../container/index.js';
import { TransferRepository } from '../../../ports/ledger/transfer.repository.js';
import { TransferRows } from '../../rows/ledger/transfer.rows.js';
import { transferTable } from '../../schema/ledger/transfer.schema.js';
import { MemoryLedgerDatabase } from './ledger.database.memory.js';

/** Transfers in memory, with the same constraints and transactions as on the databases. */
@adapter.for(TransferRepository, { profile: Profile.TEST })
export class MemoryTransferRepository extends TransferRows {
  constructor(database: MemoryLedgerDatabase) {
    super(database.table(transferTable));
  }

  count(): Promise<number> {
    return this.transfers.count();
  }
}
