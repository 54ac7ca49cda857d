import { accountTable } from '../../../src/adapters/schema/ledger/account.schema.js';
import { transferTable } from '../../../src/adapters/schema/ledger/transfer.schema.js';
import { describeAccountRepository } from '../../../src/testing/contracts/ledger/account.contract.js';
import { describeTransferRepository } from '../../../src/testing/contracts/ledger/transfer.contract.js';
import { ledgerContext } from '../contexts/ledger-context.js';
import { contextCases } from './context-cases.js';

/** The contracts of the ledger. */
export const ledgerCases = contextCases(ledgerContext, [
  {
    contract: 'ledger/account',
    repository: 'accounts',
    define: describeAccountRepository,
    tables: [accountTable],
    checks: ['accounts_balance_not_negative'],
  },
  {
    contract: 'ledger/transfer',
    repository: 'transfers',
    define: describeTransferRepository,
    tables: [transferTable],
    checks: ['transfers_amount_positive'],
    inapplicable: { 'lost update': 'a transfer is never changed' },
    noDifference: { 'transfers.id comes back as another value': 'nothing is found by it' },
  },
]);
