import { describeBulk } from './bulk.contract.js';
import { describeConstraints } from './constraints.contract.js';
import { describeOwnRows } from './own-rows.contract.js';
import { describeReferences } from './references.contract.js';
import { describeSelections } from './selections.contract.js';
import { describeTableTransactions } from './table-transactions.contract.js';
import type { TableGatewaySubject } from './table-gateway-subject.js';
import { describeValues } from './values.contract.js';

/**
 * What every `TableGateway` owes the repositories over it. Runs unchanged on every engine; mocha's `describe` and `it` must be
 * there, the database is called `contract` and holds `gatewayContractTables`, empty before each test.
 */
export function describeTableGateway(engine: string, subject: () => TableGatewaySubject): void {
  describe(`tables on ${engine}`, () => {
    describeValues(subject);
    describeOwnRows(subject);
    describeConstraints(subject);
    describeReferences(subject);
    describeSelections(subject);
    describeBulk(subject);
    describeTableTransactions(subject);
  });
}
