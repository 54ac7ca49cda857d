import { MemoryApiTokenRepository } from '../../../src/adapters/memory/identity/api-token.memory.js';
import { MemoryIdentityDatabase } from '../../../src/adapters/memory/identity/identity.database.memory.js';
import { MemoryRoleGrantRepository } from '../../../src/adapters/memory/identity/role-grant.memory.js';
import { MemoryRoleRepository } from '../../../src/adapters/memory/identity/role.memory.js';
import { MemoryUserRepository } from '../../../src/adapters/memory/identity/user.memory.js';
import { identityTables } from '../../../src/adapters/schema/identity/identity.schema.js';
import { TypeormApiTokenRepository } from '../../../src/adapters/typeorm/identity/api-token.typeorm.js';
import { TypeormIdentityDatabase } from '../../../src/adapters/typeorm/identity/identity.database.typeorm.js';
import { TypeormRoleGrantRepository } from '../../../src/adapters/typeorm/identity/role-grant.typeorm.js';
import { TypeormRoleRepository } from '../../../src/adapters/typeorm/identity/role.typeorm.js';
import { TypeormUserRepository } from '../../../src/adapters/typeorm/identity/user.typeorm.js';
import { ApiTokenRepository } from '../../../src/ports/identity/api-token.repository.js';
import { RoleGrantRepository } from '../../../src/ports/identity/role-grant.repository.js';
import { RoleRepository } from '../../../src/ports/identity/role.repository.js';
import { UserRepository } from '../../../src/ports/identity/user.repository.js';
import type { IdentitySubject } from '../../../src/testing/builders/identity/index.js';
import type { Context } from './context.js';

/** Users, roles and tokens, and their repositories. */
export const identityContext: Context<MemoryIdentityDatabase, TypeormIdentityDatabase, IdentitySubject> = {
  name: 'identity',
  tables: identityTables,
  memory: MemoryIdentityDatabase,
  typeorm: TypeormIdentityDatabase,
  repositories: {
    users: { port: UserRepository, fake: MemoryUserRepository, adapter: TypeormUserRepository },
    roles: { port: RoleRepository, fake: MemoryRoleRepository, adapter: TypeormRoleRepository },
    grants: { port: RoleGrantRepository, fake: MemoryRoleGrantRepository, adapter: TypeormRoleGrantRepository },
    tokens: { port: ApiTokenRepository, fake: MemoryApiTokenRepository, adapter: TypeormApiTokenRepository },
  },
};
