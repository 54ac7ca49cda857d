import { ApiTokenService } from '../../src/services/identity/api-token.service.js';
import { AuthenticationService } from '../../src/services/identity/authentication.service.js';
import { DemoUsersSeed } from '../../src/services/identity/demo-users.seed.js';
import { RoleService } from '../../src/services/identity/role.service.js';
import { RolesSeed } from '../../src/services/identity/roles.seed.js';
import { UserService } from '../../src/services/identity/user.service.js';
import type { Class } from '../../src/container/index.js';

/** What the context identity has in every profile: its use cases, and adapters that need no database. */
export const common: readonly Class[] = [ApiTokenService, AuthenticationService, RoleService, UserService, RolesSeed, DemoUsersSeed];
