import { MemoryComputeElementRepository } from '../../src/adapters/memory/pilots/compute-element.memory.js';
import { MemoryPilotSubmissionRepository } from '../../src/adapters/memory/pilots/pilot-submission.memory.js';
import { MemoryPilotsDatabase } from '../../src/adapters/memory/pilots/pilots.database.memory.js';
import { pilotsTables } from '../../src/adapters/schema/pilots/pilots.schema.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { SqlEngines } from '../../src/adapters/typeorm/database/sql-engines.js';
import { TypeormComputeElementRepository } from '../../src/adapters/typeorm/pilots/compute-element.typeorm.js';
import { TypeormPilotSubmissionRepository } from '../../src/adapters/typeorm/pilots/pilot-submission.typeorm.js';
import { TypeormPilotsDatabase } from '../../src/adapters/typeorm/pilots/pilots.database.typeorm.js';
import { ALL_ENGINES, type Backend } from '../../src/testing/backends/backend.js';
import { emptyTables } from '../../src/testing/backends/empty-tables.js';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { describeComputeElementRepository } from '../../src/testing/contracts/pilots/compute-element.contract.js';
import { describePilotSubmissionRepository } from '../../src/testing/contracts/pilots/pilot-submission.contract.js';
import type { PilotsSubject } from '../../src/testing/contracts/pilots/pilots-subject.js';
import { describePilots } from '../../src/testing/contracts/pilots/pilots.contract.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, () => {
    let backend: Backend;
    let subject: PilotsSubject;
    let empty: () => Promise<void>;

    before(async () => {
      backend = await newBackend(engine);
      if (engine === 'memory') {
        const database = new MemoryPilotsDatabase();
        const elements = new MemoryComputeElementRepository(database);
        subject = { database, elements, pilots: new MemoryPilotSubmissionRepository(database) };
        empty = () => Promise.resolve(database.clear());
      } else {
        const settings = new FixedSettings({ databases: { pilots: backend.url } });
        const database = new TypeormPilotsDatabase(settings, new SqlEngines(), new SystemClock());
        const elements = new TypeormComputeElementRepository(database);
        subject = { database, elements, pilots: new TypeormPilotSubmissionRepository(database) };
        empty = () => emptyTables(database, pilotsTables);
      }
      await subject.database.initialize();
    });
    afterEach(() => empty());
    after(async () => {
      await subject.database.dispose();
      await backend.remove();
    });

    describeComputeElementRepository(engine, () => subject);
    describePilotSubmissionRepository(engine, () => subject);
    describePilots(engine, () => subject);
  });
