export { MemoryAccountRepository } from './account.memory.js';
export { MemoryLedgerDatabase } from './ledger.database.memory.js';
export { MemoryTransferRepository } from './transfer.memory.js';
