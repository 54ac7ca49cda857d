import { MemoryIdentityDatabase } from '../../src/adapters/memory/identity/identity.database.memory.js';
import { MemoryApiTokenRepository } from '../../src/adapters/memory/identity/api-token.memory.js';
import { MemoryRoleGrantRepository } from '../../src/adapters/memory/identity/role-grant.memory.js';
import { MemoryRoleRepository } from '../../src/adapters/memory/identity/role.memory.js';
import { MemoryUserRepository } from '../../src/adapters/memory/identity/user.memory.js';
import { identityTables } from '../../src/adapters/schema/identity/identity.schema.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { SqlEngines } from '../../src/adapters/typeorm/database/sql-engines.js';
import { TypeormIdentityDatabase } from '../../src/adapters/typeorm/identity/identity.database.typeorm.js';
import { TypeormApiTokenRepository } from '../../src/adapters/typeorm/identity/api-token.typeorm.js';
import { TypeormRoleGrantRepository } from '../../src/adapters/typeorm/identity/role-grant.typeorm.js';
import { TypeormRoleRepository } from '../../src/adapters/typeorm/identity/role.typeorm.js';
import { TypeormUserRepository } from '../../src/adapters/typeorm/identity/user.typeorm.js';
import { ALL_ENGINES, type Backend } from '../../src/testing/backends/backend.js';
import { emptyTables } from '../../src/testing/backends/empty-tables.js';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import type { IdentitySubject } from '../../src/testing/builders/identity/index.js';
import { describeAccess } from '../../src/testing/contracts/identity/access.contract.js';
import { describeApiTokenRepository } from '../../src/testing/contracts/identity/api-token.contract.js';
import { describeIdentityRefusals } from '../../src/testing/contracts/identity/identity-refusals.contract.js';
import { describeRoleGrantRepository } from '../../src/testing/contracts/identity/role-grant.contract.js';
import { describeRoleRepository } from '../../src/testing/contracts/identity/role.contract.js';
import { describeUserRepository } from '../../src/testing/contracts/identity/user.contract.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, () => {
    let backend: Backend;
    let subject: IdentitySubject;
    let empty: () => Promise<void>;

    before(async () => {
      backend = await newBackend(engine);
      if (engine === 'memory') {
        const database = new MemoryIdentityDatabase();
        subject = {
          database,
          users: new MemoryUserRepository(database),
          roles: new MemoryRoleRepository(database),
          grants: new MemoryRoleGrantRepository(database),
          tokens: new MemoryApiTokenRepository(database),
        };
        empty = () => Promise.resolve(database.clear());
      } else {
        const settings = new FixedSettings({ databases: { identity: backend.url } });
        const database = new TypeormIdentityDatabase(settings, new SqlEngines(), new SystemClock());
        subject = {
          database,
          users: new TypeormUserRepository(database),
          roles: new TypeormRoleRepository(database),
          grants: new TypeormRoleGrantRepository(database),
          tokens: new TypeormApiTokenRepository(database),
        };
        empty = () => emptyTables(database, identityTables);
      }
      await subject.database.initialize();
    });
    afterEach(() => empty());
    after(async () => {
      await subject.database.dispose();
      await backend.remove();
    });

    describeUserRepository(engine, () => subject);
    describeRoleRepository(engine, () => subject);
    describeRoleGrantRepository(engine, () => subject);
    describeApiTokenRepository(engine, () => subject);
    describeAccess(engine, () => subject);
    describeIdentityRefusals(engine, () => subject);
  });
