import { expect } from 'chai';
import { MemoryIdentityDatabase } from '../../src/adapters/memory/identity/identity.database.memory.js';
import { MemoryUserRepository } from '../../src/adapters/memory/identity/user.memory.js';
import { MemorySeedLedger } from '../../src/adapters/memory/shared/seed-ledger.memory.js';
import { userTable } from '../../src/adapters/schema/identity/user.schema.js';
import { seedRecordTable } from '../../src/adapters/schema/shared/seed-record.schema.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { TypeormSeedLedger } from '../../src/adapters/typeorm/database/seed-ledger.typeorm.js';
import { SqlEngines } from '../../src/adapters/typeorm/database/sql-engines.js';
import { TypeormIdentityDatabase } from '../../src/adapters/typeorm/identity/identity.database.typeorm.js';
import { TypeormUserRepository } from '../../src/adapters/typeorm/identity/user.typeorm.js';
import { engineSource, readStructure } from '../../src/adapters/typeorm/reflection/index.js';
import { statement } from '../../src/adapters/typeorm/shared/sql-text.js';
import { DemoUsersSeed } from '../../src/services/identity/demo-users.seed.js';
import { SeedService } from '../../src/services/shared/seed.service.js';
import { ALL_ENGINES, type Backend } from '../../src/testing/backends/backend.js';
import { emptyTables } from '../../src/testing/backends/empty-tables.js';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { describeSeeding, type SeedingProcess, type SeedingSubject } from '../../src/testing/contracts/seeds/seeds.contract.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, () => {
    let backend: Backend;
    let subject: SeedingSubject;
    let clean: () => Promise<void>;
    const tables = async (): Promise<string[]> => {
      const { database } = subject.here;
      if (!(database instanceof TypeormIdentityDatabase)) return [];
      return (await readStructure(engineSource(database.engine))).tables.map(({ name }) => name);
    };

    const openProcess = async (): Promise<SeedingProcess & { readonly database: TypeormIdentityDatabase }> => {
      const settings = new FixedSettings({ databases: { identity: backend.url } });
      const database = new TypeormIdentityDatabase(settings, new SqlEngines(), new SystemClock());
      await database.initialize();
      return { database, users: new TypeormUserRepository(database), ledger: new TypeormSeedLedger() };
    };

    before(async () => {
      backend = await newBackend(engine);
      if (engine === 'memory') {
        const database = new MemoryIdentityDatabase();
        const here = { database, users: new MemoryUserRepository(database), ledger: new MemorySeedLedger() };
        subject = { here, there: here };
        clean = () => Promise.resolve(database.clear());
      } else {
        const here = await openProcess();
        subject = { here, there: await openProcess() };
        clean = async () => {
          await emptyTables(here.database, [userTable]);
          await here.database.execute(statement('clean', `DROP TABLE IF EXISTS ${seedRecordTable.name}`), [], 'write');
        };
      }
    });
    afterEach(() => clean());
    after(async () => {
      for (const { database } of [subject.here, subject.there]) await database.dispose();
      await backend.remove();
    });

    describeSeeding(engine, () => subject);

    it('makes the table of records with the first seed, not for a dry run', async () => {
      const { database, users, ledger } = subject.here;
      const service = new SeedService([new DemoUsersSeed(database, users, new SystemClock())], ledger, new SystemClock());
      const [rehearsed] = await service.run({ dryRun: true });
      expect(rehearsed).to.deep.include({ state: 'would be applied', created: { user: 3 } });
      expect(await tables()).to.not.include(seedRecordTable.name);
      const [outcome] = await service.run();
      expect(outcome).to.deep.include({ state: 'applied', created: { user: 3 } });
      expect((await database.drift()).unknownTables).to.deep.equal([]);
      expect(await ledger.list(database)).to.have.length(1);
    });
  });
