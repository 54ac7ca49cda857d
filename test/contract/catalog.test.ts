import { MemoryCatalogDatabase } from '../../src/adapters/memory/catalog/catalog.database.memory.js';
import { catalogTables } from '../../src/adapters/schema/catalog/catalog.schema.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { TypeormAstronomicalObjectRepository } from '../../src/adapters/typeorm/catalog/astronomical-object.typeorm.js';
import { TypeormCatalogDatabase } from '../../src/adapters/typeorm/catalog/catalog.database.typeorm.js';
import { TypeormDetectionRepository } from '../../src/adapters/typeorm/catalog/detection.typeorm.js';
import { TypeormStepRepository } from '../../src/adapters/typeorm/catalog/step.typeorm.js';
import { TypeormPipelineRepository } from '../../src/adapters/typeorm/catalog/pipeline.typeorm.js';
import { TypeormFeatureVersionRepository } from '../../src/adapters/typeorm/catalog/feature-version.typeorm.js';
import { TypeormTaxonomyRepository } from '../../src/adapters/typeorm/catalog/taxonomy.typeorm.js';
import { TypeormMagnitudeStatisticsRepository } from '../../src/adapters/typeorm/catalog/magnitude-statistics.typeorm.js';
import { TypeormProbabilityRepository } from '../../src/adapters/typeorm/catalog/probability.typeorm.js';
import { TypeormFeatureRepository } from '../../src/adapters/typeorm/catalog/feature.typeorm.js';
import { TypeormAllwiseSourceRepository } from '../../src/adapters/typeorm/catalog/allwise-source.typeorm.js';
import { TypeormCrossMatchRepository } from '../../src/adapters/typeorm/catalog/cross-match.typeorm.js';
import { TypeormDataQualityRepository } from '../../src/adapters/typeorm/catalog/data-quality.typeorm.js';
import { TypeormGaiaMatchRepository } from '../../src/adapters/typeorm/catalog/gaia-match.typeorm.js';
import { TypeormPs1MatchRepository } from '../../src/adapters/typeorm/catalog/ps1-match.typeorm.js';
import { TypeormSolarSystemMatchRepository } from '../../src/adapters/typeorm/catalog/solar-system-match.typeorm.js';
import { TypeormReferenceImageRepository } from '../../src/adapters/typeorm/catalog/reference-image.typeorm.js';
import { TypeormNonDetectionRepository } from '../../src/adapters/typeorm/catalog/non-detection.typeorm.js';
import { SqlEngines } from '../../src/adapters/typeorm/database/sql-engines.js';
import { ALL_ENGINES, type Backend } from '../../src/testing/backends/backend.js';
import { emptyTables } from '../../src/testing/backends/empty-tables.js';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { describeObjectRepository } from '../../src/testing/contracts/catalog/astronomical-object.contract.js';
import { describeCatalogRefusals } from '../../src/testing/contracts/catalog/catalog-refusals.contract.js';
import { describeClassification } from '../../src/testing/contracts/catalog/classification.contract.js';
import { describeConeSearch } from '../../src/testing/contracts/catalog/cone.contract.js';
import { describeDetectionRepository } from '../../src/testing/contracts/catalog/detection.contract.js';
import { describeCatalogLookups } from '../../src/testing/contracts/catalog/catalog-lookups.contract.js';
import { describeIngestedCompanions } from '../../src/testing/contracts/catalog/ingest-companions.contract.js';
import { describeIngestedStatistics } from '../../src/testing/contracts/catalog/ingest-statistics.contract.js';
import { describeIngestRaces } from '../../src/testing/contracts/catalog/ingest-races.contract.js';
import { describeIngest } from '../../src/testing/contracts/catalog/ingest.contract.js';
import { describeMagnitudes } from '../../src/testing/contracts/catalog/magnitude.contract.js';
import { describeNonDetectionRepository } from '../../src/testing/contracts/catalog/non-detection.contract.js';
import { describeObjectDossiers } from '../../src/testing/contracts/catalog/object-dossier.contract.js';
import type { RecordSubject } from '../../src/testing/contracts/catalog/record-subject.js';
import { describeRecordLists } from '../../src/testing/contracts/catalog/record-lists.contract.js';
import { describeRecordRepositories } from '../../src/testing/contracts/catalog/records.contract.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';
import { memoryCatalog } from '../../src/testing/builders/catalog/memory-catalog.js';
import { describeSampleData } from './sample-data.contract.js';

/** A sample in every run; `npm run test:catalog` looks at a million objects. */
const CONES = process.env['SEXTANT_CONES'] === 'full' ? { objects: 1_000_000, cones: 10_000 } : { objects: 20_000, cones: 300 };

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, () => {
    let backend: Backend;
    let subject: RecordSubject;
    let empty: () => Promise<void>;

    before(async () => {
      backend = await newBackend(engine);
      if (engine === 'memory') {
        const database = new MemoryCatalogDatabase();
        subject = memoryCatalog(database);
        empty = () => Promise.resolve(database.clear());
      } else {
        const settings = new FixedSettings({ databases: { catalog: backend.url } });
        const database = new TypeormCatalogDatabase(settings, new SqlEngines(), new SystemClock());
        subject = {
          database,
          objects: new TypeormAstronomicalObjectRepository(database),
          detections: new TypeormDetectionRepository(database),
          nonDetections: new TypeormNonDetectionRepository(database),
          step: new TypeormStepRepository(database),
          pipeline: new TypeormPipelineRepository(database),
          featureVersion: new TypeormFeatureVersionRepository(database),
          taxonomy: new TypeormTaxonomyRepository(database),
          magnitudeStatistics: new TypeormMagnitudeStatisticsRepository(database),
          probability: new TypeormProbabilityRepository(database),
          feature: new TypeormFeatureRepository(database),
          allwiseSource: new TypeormAllwiseSourceRepository(database),
          crossMatch: new TypeormCrossMatchRepository(database),
          dataQuality: new TypeormDataQualityRepository(database),
          gaiaMatch: new TypeormGaiaMatchRepository(database),
          ps1Match: new TypeormPs1MatchRepository(database),
          solarSystemMatch: new TypeormSolarSystemMatchRepository(database),
          referenceImage: new TypeormReferenceImageRepository(database),
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
    describeRecordRepositories(engine, () => subject);
    describeRecordLists(engine, () => subject);
    describeMagnitudes(engine, () => subject);
    describeCatalogRefusals(engine, () => subject);
    describeClassification(engine, () => subject);
    describeObjectDossiers(engine, () => subject);
    describeCatalogLookups(engine, () => subject);
    describeIngest(engine, () => subject);
    describeIngestedCompanions(engine, () => subject);
    describeIngestedStatistics(engine, () => subject);
    describeIngestRaces(engine, () => subject, engine.startsWith('sqlite') ? 'one at a time' : 'several');
    describeSampleData(engine, () => subject);
  });
