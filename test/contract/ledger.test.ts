import { MemoryAccountRepository } from '../../src/adapters/memory/ledger/account.memory.js';
import { MemoryTransferRepository } from '../../src/adapters/memory/ledger/transfer.memory.js';
import { MemoryLedgerDatabase } from '../../src/adapters/memory/ledger/ledger.database.memory.js';
import { ledgerTables } from '../../src/adapters/schema/ledger/ledger.schema.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { SqlEngines } from '../../src/adapters/typeorm/database/sql-engines.js';
import { TypeormAccountRepository } from '../../src/adapters/typeorm/ledger/account.typeorm.js';
import { TypeormTransferRepository } from '../../src/adapters/typeorm/ledger/transfer.typeorm.js';
import { TypeormLedgerDatabase } from '../../src/adapters/typeorm/ledger/ledger.database.typeorm.js';
import { ALL_ENGINES, type Backend } from '../../src/testing/backends/backend.js';
import { emptyTables } from '../../src/testing/backends/empty-tables.js';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { describeAccountRepository } from '../../src/testing/contracts/ledger/account.contract.js';
import { describeTransferRepository } from '../../src/testing/contracts/ledger/transfer.contract.js';
import type { LedgerSubject } from '../../src/testing/contracts/ledger/ledger-subject.js';
import { describeLedger } from '../../src/testing/contracts/ledger/ledger.contract.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, () => {
    let backend: Backend;
    let subject: LedgerSubject;
    let empty: () => Promise<void>;

    before(async () => {
      backend = await newBackend(engine);
      if (engine === 'memory') {
        const database = new MemoryLedgerDatabase();
        const accounts = new MemoryAccountRepository(database);
        subject = { database, accounts, transfers: new MemoryTransferRepository(database) };
        empty = () => Promise.resolve(database.clear());
      } else {
        const settings = new FixedSettings({ databases: { ledger: backend.url } });
        const database = new TypeormLedgerDatabase(settings, new SqlEngines(), new SystemClock());
        const accounts = new TypeormAccountRepository(database);
        subject = { database, accounts, transfers: new TypeormTransferRepository(database) };
        empty = () => emptyTables(database, ledgerTables);
      }
      await subject.database.initialize();
    });
    afterEach(() => empty());
    after(async () => {
      await subject.database.dispose();
      await backend.remove();
    });

    describeAccountRepository(engine, () => subject);
    describeTransferRepository(engine, () => subject);
    describeLedger(engine, () => subject);
  });
