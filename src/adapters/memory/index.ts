/** The in-memory engine and the fakes built on it. */
export { MemoryAstronomicalObjectRepository } from './catalog/astronomical-object.memory.js';
export { MemoryCatalogDatabase } from './catalog/catalog.database.memory.js';
export { MemoryDetectionRepository } from './catalog/detection.memory.js';
export { MemoryNonDetectionRepository } from './catalog/non-detection.memory.js';
export { MemoryIdentityDatabase } from './identity/identity.database.memory.js';
export { MemoryUserRepository } from './identity/user.memory.js';
export { MemoryAccountRepository } from './ledger/account.memory.js';
export { MemoryLedgerDatabase } from './ledger/ledger.database.memory.js';
export { MemoryTransferRepository } from './ledger/transfer.memory.js';
export * from './observatory/index.js';
export { MemoryComputeElementRepository } from './pilots/compute-element.memory.js';
export { MemoryPilotSubmissionRepository } from './pilots/pilot-submission.memory.js';
export { MemoryPilotsDatabase } from './pilots/pilots.database.memory.js';
export { MemoryDatabase } from './shared/memory-database.js';
export { MemoryServer, type MemoryServerOptions } from './shared/memory-server.js';
export { MemoryTable } from './shared/memory-table.js';
export { MemorySeedLedger } from './shared/seed-ledger.memory.js';
