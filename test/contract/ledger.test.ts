import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
import { describeAccountRepository } from '../../src/testing/contracts/ledger/account.contract.js';
import type { LedgerSubject } from '../../src/testing/contracts/ledger/ledger-subject.js';
import { describeLedger } from '../../src/testing/contracts/ledger/ledger.contract.js';
import { describeTransferRepository } from '../../src/testing/contracts/ledger/transfer.contract.js';
import { openContext, type OpenContext } from './contexts/context.js';
import { ledgerContext } from './contexts/ledger-context.js';

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, () => {
    let store: OpenContext<LedgerSubject>;

    before(async () => {
      store = await openContext(engine, ledgerContext);
    });
    afterEach(() => store.empty());
    after(() => store.close());

    describeAccountRepository(engine, () => store.subject);
    describeTransferRepository(engine, () => store.subject);
    describeLedger(engine, () => store.subject);
  });
