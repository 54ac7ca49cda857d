/** The in-memory engine and the fakes built on it. */
export { MemoryIdentityDatabase } from './identity/identity.database.memory.js';
export { MemoryUserRepository } from './identity/user.memory.js';
export { MemoryDatabase } from './shared/memory-database.js';
export { MemoryTable } from './shared/memory-table.js';
