export { MemoryApiTokenRepository } from './api-token.memory.js';
export { MemoryIdentityDatabase } from './identity.database.memory.js';
export { MemoryRoleGrantRepository } from './role-grant.memory.js';
export { MemoryRoleRepository } from './role.memory.js';
export { MemoryUserRepository } from './user.memory.js';
