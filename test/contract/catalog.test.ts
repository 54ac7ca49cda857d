import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
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
import { catalogContext } from './contexts/catalog-context.js';
import { openContext, type OpenContext } from './contexts/context.js';
import { describeSampleData } from './sample-data.contract.js';

/** A sample in every run; `npm run test:catalog` looks at a million objects. */
const CONES = process.env['SEXTANT_CONES'] === 'full' ? { objects: 1_000_000, cones: 10_000 } : { objects: 20_000, cones: 300 };

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, () => {
    let store: OpenContext<RecordSubject>;

    before(async () => {
      store = await openContext(engine, catalogContext);
    });
    afterEach(() => store.empty());
    after(() => store.close());

    describeObjectRepository(engine, () => store.subject);
    describeConeSearch(engine, () => store.subject, CONES);
    describeDetectionRepository(engine, () => store.subject);
    describeNonDetectionRepository(engine, () => store.subject);
    describeRecordRepositories(engine, () => store.subject);
    describeRecordLists(engine, () => store.subject);
    describeMagnitudes(engine, () => store.subject);
    describeCatalogRefusals(engine, () => store.subject);
    describeClassification(engine, () => store.subject);
    describeObjectDossiers(engine, () => store.subject);
    describeCatalogLookups(engine, () => store.subject);
    describeIngest(engine, () => store.subject);
    describeIngestedCompanions(engine, () => store.subject);
    describeIngestedStatistics(engine, () => store.subject);
    describeIngestRaces(engine, () => store.subject, engine.startsWith('sqlite') ? 'one at a time' : 'several');
    describeSampleData(engine, () => store.subject);
  });
