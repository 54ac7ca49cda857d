export { TypeormAccountRepository } from './account.typeorm.js';
export { TypeormLedgerDatabase } from './ledger.database.typeorm.js';
export { TypeormTransferRepository } from './transfer.typeorm.js';
