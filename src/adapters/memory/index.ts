/** The in-memory engine and the fakes built on it. */
export * from './catalog/index.js';
export * from './identity/index.js';
export * from './ledger/index.js';
export * from './observatory/index.js';
export * from './pilots/index.js';
export { MemoryDatabase } from './shared/memory-database.js';
export { MemoryServer, type MemoryServerOptions } from './shared/memory-server.js';
export { MemoryTable } from './shared/memory-table.js';
export { MemorySeedLedger } from './shared/seed-ledger.memory.js';
