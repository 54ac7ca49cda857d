import { MemoryIdentityDatabase } from '../../src/adapters/memory/identity/identity.database.memory.js';
import { MemoryUserRepository } from '../../src/adapters/memory/identity/user.memory.js';
import { userTable } from '../../src/adapters/schema/identity/user.schema.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { SqlEngines } from '../../src/adapters/typeorm/database/sql-engines.js';
import { TypeormIdentityDatabase } from '../../src/adapters/typeorm/identity/identity.database.typeorm.js';
import { TypeormUserRepository } from '../../src/adapters/typeorm/identity/user.typeorm.js';
import { ALL_ENGINES, type Backend } from '../../src/testing/backends/backend.js';
import { emptyTables } from '../../src/testing/backends/empty-tables.js';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { describeUserRepository, type UserSubject } from '../../src/testing/contracts/identity/user.contract.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, () => {
    let backend: Backend;
    let subject: UserSubject;
    let empty: () => Promise<void>;

    before(async () => {
      backend = await newBackend(engine);
      if (engine === 'memory') {
        const database = new MemoryIdentityDatabase();
        subject = { database, users: new MemoryUserRepository(database) };
        empty = () => Promise.resolve(database.clear());
      } else {
        const settings = new FixedSettings({ databases: { identity: backend.url } });
        const database = new TypeormIdentityDatabase(settings, new SqlEngines(), new SystemClock());
        subject = { database, users: new TypeormUserRepository(database) };
        empty = () => emptyTables(database, [userTable]);
      }
      await subject.database.initialize();
    });
    afterEach(() => empty());
    after(async () => {
      await subject.database.dispose();
      await backend.remove();
    });

    describeUserRepository(engine, () => subject);
  });
