/** Test data of the ledger: valid values in which a test names only what it is about. */
export { anAccount } from './account.builder.js';
export { aTransferOutcome, aTransferRequest } from './transfer.builder.js';
