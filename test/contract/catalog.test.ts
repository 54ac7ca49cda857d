import { MemoryAstronomicalObjectRepository } from '../../src/adapters/memory/catalog/astronomical-object.memory.js';
import { MemoryCatalogDatabase } from '../../src/adapters/memory/catalog/catalog.database.memory.js';
import { MemoryDetectionRepository } from '../../src/adapters/memory/catalog/detection.memory.js';
import { MemoryNonDetectionRepository } from '../../src/adapters/memory/catalog/non-detection.memory.js';
import { catalogTables } from '../../src/adapters/schema/catalog/catalog.schema.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { TypeormAstronomicalObjectRepository } from '../../src/adapters/typeorm/catalog/astronomical-object.typeorm.js';
import { TypeormCatalogDatabase } from '../../src/adapters/typeorm/catalog/catalog.database.typeorm.js';
import { TypeormDetectionRepository } from '../../src/adapters/typeorm/catalog/detection.typeorm.js';
import { TypeormNonDetectionRepository } from '../../src/adapters/typeorm/catalog/non-detection.typeorm.js';
import { SqlEngines } from '../../src/adapters/typeorm/database/sql-engines.js';
import { ALL_ENGINES, type Backend } from '../../src/testing/backends/backend.js';
import { emptyTables } from '../../src/testing/backends/empty-tables.js';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { describeObjectRepository } from '../../src/testing/contracts/catalog/astronomical-object.contract.js';
import type { CatalogSubject } from '../../src/testing/contracts/catalog/catalog-subject.js';
import { describeConeSearch } from '../../src/testing/contracts/catalog/cone.contract.js';
import { describeDetectionRepository } from '../../src/testing/contracts/catalog/detection.contract.js';
import { describeIngest } from '../../src/testing/contracts/catalog/ingest.contract.js';
import { describeNonDetectionRepository } from '../../src/testing/contracts/catalog/non-detection.contract.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';
import { describeSampleData } from './sample-data.contract.js';

/** A sample in every run; `npm run test:catalog` looks at a million objects. */
const CONES = process.env['SEXTANT_CONES'] === 'full' ? { objects: 1_000_000, cones: 10_000 } : { objects: 20_000, cones: 300 };

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, () => {
    let backend: Backend;
    let subject: CatalogSubject;
    let empty: () => Promise<void>;

    before(async () => {
      backend = await newBackend(engine);
      if (engine === 'memory') {
        const database = new MemoryCatalogDatabase();
        subject = {
          database,
          objects: new MemoryAstronomicalObjectRepository(database),
          detections: new MemoryDetectionRepository(database),
          nonDetections: new MemoryNonDetectionRepository(database),
        };
        empty = () => Promise.resolve(database.clear());
      } else {
        const settings = new FixedSettings({ databases: { catalog: backend.url } });
        const database = new TypeormCatalogDatabase(settings, new SqlEngines(), new SystemClock());
        subject = {
          database,
          objects: new TypeormAstronomicalObjectRepository(database),
          detections: new TypeormDetectionRepository(database),
          nonDetections: new TypeormNonDetectionRepository(database),
        };
        empty = () => emptyTables(database, catalogTables);
      }
      await subject.database.initialize();
    });
    afterEach(() => empty());
    after(async () => {
      await subject.database.dispose();
      await backend.remove();
    });

    describeObjectRepository(engine, () => subject);
    describeConeSearch(engine, () => subject, CONES);
    describeDetectionRepository(engine, () => subject);
    describeNonDetectionRepository(engine, () => subject);
    describeIngest(engine, () => subject);
    describeSampleData(engine, () => subject);
  });
