import { describeBulk } from './bulk.contract.js';
import { describeChanges } from './changes.contract.js';
import { describeConstraints } from './constraints.contract.js';
import { describeFilters } from './filters.contract.js';
import { describeOwnRows } from './own-rows.contract.js';
import { describePages } from './pages.contract.js';
import { describeReferences } from './references.contract.js';
import { describeSelections } from './selections.contract.js';
import { describeStreams } from './streams.contract.js';
import { describeSummaries } from './summaries.contract.js';
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
    describeFilters(subject);
    describePages(subject);
    describeChanges(subject);
    describeSummaries(subject);
    describeStreams(subject);
    describeBulk(subject);
    describeTableTransactions(subject);
  });
}
