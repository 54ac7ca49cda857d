import {
  TypeormApiTokenRepository,
  TypeormIdentityDatabase,
  TypeormRoleGrantRepository,
  TypeormRoleRepository,
  TypeormUserRepository,
} from '../../src/adapters/typeorm/identity/index.js';
import type { Class } from '../../src/container/index.js';

/** The context identity on PostgreSQL or SQLite, as its URL says. */
export const production: readonly Class[] = [
  TypeormIdentityDatabase,
  TypeormApiTokenRepository,
  TypeormRoleGrantRepository,
  TypeormRoleRepository,
  TypeormUserRepository,
];
