import type { ApiTokenRepository } from '../../../ports/identity/api-token.repository.js';
import type { IdentityDatabase } from '../../../ports/identity/identity.database.js';
import type { RoleGrantRepository } from '../../../ports/identity/role-grant.repository.js';
import type { RoleRepository } from '../../../ports/identity/role.repository.js';
import type { UserRepository } from '../../../ports/identity/user.repository.js';
import type { Clock } from '../../../ports/shared/clock.js';
import type { RandomSource } from '../../../ports/shared/random-source.js';
import { ApiTokenService } from '../../../services/identity/api-token.service.js';
import { AuthenticationService } from '../../../services/identity/authentication.service.js';
import { RoleService } from '../../../services/identity/role.service.js';
import { UserService } from '../../../services/identity/user.service.js';
import { CountingRandom } from './counting-random.js';

/** An identity database of one engine, and what is stored in it. */
export interface IdentitySubject {
  readonly database: IdentityDatabase;
  readonly users: UserRepository;
  readonly roles: RoleRepository;
  readonly grants: RoleGrantRepository;
  readonly tokens: ApiTokenRepository;
}

/** The services of the identity context. */
export interface IdentityServices {
  readonly users: UserService;
  readonly roles: RoleService;
  readonly tokens: ApiTokenService;
  readonly authentication: AuthenticationService;
}

/** The services over repositories of one engine, without a container. */
export function identityServices(
  { database, users, roles, grants, tokens }: IdentitySubject,
  clock: Clock,
  random: RandomSource = new CountingRandom(),
): IdentityServices {
  const roleService = new RoleService(roles, grants, tokens, users, database, clock);
  return {
    users: new UserService(users, database, clock),
    roles: roleService,
    tokens: new ApiTokenService(tokens, users, roleService, database, clock, random),
    authentication: new AuthenticationService(tokens, clock),
  };
}
