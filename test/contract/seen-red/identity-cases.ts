import { apiTokenTable } from '../../../src/adapters/schema/identity/api-token.schema.js';
import { roleGrantTable } from '../../../src/adapters/schema/identity/role-grant.schema.js';
import { roleTable } from '../../../src/adapters/schema/identity/role.schema.js';
import { userTable } from '../../../src/adapters/schema/identity/user.schema.js';
import { describeApiTokenRepository } from '../../../src/testing/contracts/identity/api-token.contract.js';
import { describeRoleGrantRepository } from '../../../src/testing/contracts/identity/role-grant.contract.js';
import { describeRoleRepository } from '../../../src/testing/contracts/identity/role.contract.js';
import { describeUserRepository } from '../../../src/testing/contracts/identity/user.contract.js';
import { identityContext } from '../contexts/identity-context.js';
import { contextCases } from './context-cases.js';

/** The contracts of users, roles and tokens. */
export const identityCases = contextCases(identityContext, [
  {
    contract: 'identity/user',
    repository: 'users',
    define: describeUserRepository,
    tables: [userTable],
  },
  {
    contract: 'identity/role',
    repository: 'roles',
    define: describeRoleRepository,
    tables: [roleTable],
    inapplicable: { 'exact values': 'a role holds texts only' },
  },
  {
    contract: 'identity/role-grant',
    repository: 'grants',
    define: describeRoleGrantRepository,
    tables: [roleGrantTable],
    inapplicable: { paging: 'lists are whole: a user has few roles, and a role is listed by administrators' },
    noDifference: {
      'role_grants: role_grants_pkey is not enforced': 'a grant is only made where there is none',
      'the statements of a transaction see and undo what others do meanwhile': 'a grant is made in one step and never changed',
    },
  },
  {
    contract: 'identity/api-token',
    repository: 'tokens',
    define: describeApiTokenRepository,
    tables: [apiTokenTable],
    noDifference: {
      'the statements of a transaction see and undo what others do meanwhile': 'a change names what it expects, whatever was read before',
    },
  },
]);
