export { TypeormApiTokenRepository } from './api-token.typeorm.js';
export { TypeormIdentityDatabase } from './identity.database.typeorm.js';
export { TypeormRoleGrantRepository } from './role-grant.typeorm.js';
export { TypeormRoleRepository } from './role.typeorm.js';
export { TypeormUserRepository } from './user.typeorm.js';
