import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
import type { IdentitySubject } from '../../src/testing/builders/identity/index.js';
import { describeAccess } from '../../src/testing/contracts/identity/access.contract.js';
import { describeApiTokenRepository } from '../../src/testing/contracts/identity/api-token.contract.js';
import { describeIdentityRefusals } from '../../src/testing/contracts/identity/identity-refusals.contract.js';
import { describeRoleGrantRepository } from '../../src/testing/contracts/identity/role-grant.contract.js';
import { describeRoleRepository } from '../../src/testing/contracts/identity/role.contract.js';
import { describeUserRepository } from '../../src/testing/contracts/identity/user.contract.js';
import { openContext, type OpenContext } from './contexts/context.js';
import { identityContext } from './contexts/identity-context.js';

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, () => {
    let store: OpenContext<IdentitySubject>;

    before(async () => {
      store = await openContext(engine, identityContext);
    });
    afterEach(() => store.empty());
    after(() => store.close());

    describeUserRepository(engine, () => store.subject);
    describeRoleRepository(engine, () => store.subject);
    describeRoleGrantRepository(engine, () => store.subject);
    describeApiTokenRepository(engine, () => store.subject);
    describeAccess(engine, () => store.subject);
    describeIdentityRefusals(engine, () => store.subject);
  });
