/** The contract suites as functions to call inside a mocha suite. They need mocha's globals and the package chai. */
export { describeObjectRepository } from './catalog/astronomical-object.contract.js';
export type { CatalogSubject } from './catalog/catalog-subject.js';
export { describeDetectionRepository } from './catalog/detection.contract.js';
export { describeIngest } from './catalog/ingest.contract.js';
export { describeNonDetectionRepository } from './catalog/non-detection.contract.js';
export { describeDatabaseConnection } from './connections/database-connection.contract.js';
export { describeSwitching } from './connections/switching.contract.js';
export { counterTable } from './counter.schema.js';
export { describeComputeElementRepository } from './pilots/compute-element.contract.js';
export { describePilotSubmissionRepository } from './pilots/pilot-submission.contract.js';
export { describePilots } from './pilots/pilots.contract.js';
export type { PilotsSubject } from './pilots/pilots-subject.js';
export { rejection } from './rejection.js';
export { gatewayContractTables } from './table-gateway/contract-tables.js';
export type { TableGatewaySubject } from './table-gateway/table-gateway-subject.js';
export { describeTableGateway } from './table-gateway/table-gateway.contract.js';
export type { TransactionsSubject } from './transactions/transactions-subject.js';
export { describeTransactions } from './transactions/transactions.contract.js';
