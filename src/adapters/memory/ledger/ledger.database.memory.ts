import { adapter, lifecycle, Profile } from '../../../container/index.js';
import { LedgerDatabase } from '../../../ports/ledger/ledger.database.js';
import { ledgerTables } from '../../schema/ledger/ledger.schema.js';
import { MemoryDatabase } from '../shared/memory-database.js';

/** The ledger database of unit tests. */
@adapter.for(LedgerDatabase, { profile: Profile.TEST })
@lifecycle()
export class MemoryLedgerDatabase extends MemoryDatabase implements LedgerDatabase {
  readonly holdIsolation = 'serializable';

  constructor() {
    super('ledger', ledgerTables);
  }
}
