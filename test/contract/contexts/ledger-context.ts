import { MemoryAccountRepository } from '../../../src/adapters/memory/ledger/account.memory.js';
import { MemoryTransferRepository } from '../../../src/adapters/memory/ledger/transfer.memory.js';
import { MemoryLedgerDatabase } from '../../../src/adapters/memory/ledger/ledger.database.memory.js';
import { ledgerTables } from '../../../src/adapters/schema/ledger/ledger.schema.js';
import { TypeormAccountRepository } from '../../../src/adapters/typeorm/ledger/account.typeorm.js';
import { TypeormTransferRepository } from '../../../src/adapters/typeorm/ledger/transfer.typeorm.js';
import { TypeormLedgerDatabase } from '../../../src/adapters/typeorm/ledger/ledger.database.typeorm.js';
import { AccountRepository } from '../../../src/ports/ledger/account.repository.js';
import { TransferRepository } from '../../../src/ports/ledger/transfer.repository.js';
import type { LedgerSubject } from '../../../src/testing/contracts/ledger/ledger-subject.js';
import type { Context } from './context.js';

/** The ledger and its repositories. */
export const ledgerContext: Context<MemoryLedgerDatabase, TypeormLedgerDatabase, LedgerSubject> = {
  name: 'ledger',
  tables: ledgerTables,
  memory: MemoryLedgerDatabase,
  typeorm: TypeormLedgerDatabase,
  repositories: {
    accounts: { port: AccountRepository, fake: MemoryAccountRepository, adapter: TypeormAccountRepository },
    transfers: { port: TransferRepository, fake: MemoryTransferRepository, adapter: TypeormTransferRepository },
  },
};
