import { describeObjectRepository } from '../../../src/testing/contracts/catalog/astronomical-object.contract.js';
import { describeConeSearch } from '../../../src/testing/contracts/catalog/cone.contract.js';
import { describeCatalogLookups } from '../../../src/testing/contracts/catalog/catalog-lookups.contract.js';
import { describeRecordLists } from '../../../src/testing/contracts/catalog/record-lists.contract.js';
import { describeDetectionRepository } from '../../../src/testing/contracts/catalog/detection.contract.js';
import { describeNonDetectionRepository } from '../../../src/testing/contracts/catalog/non-detection.contract.js';
import { describeRecordRepositories } from '../../../src/testing/contracts/catalog/records.contract.js';
import type { RecordSubject } from '../../../src/testing/contracts/catalog/record-subject.js';
import { astronomicalObjectTable } from '../../../src/adapters/schema/catalog/astronomical-object.schema.js';
import { detectionTable } from '../../../src/adapters/schema/catalog/detection.schema.js';
import { nonDetectionTable } from '../../../src/adapters/schema/catalog/non-detection.schema.js';
import { stepTable } from '../../../src/adapters/schema/catalog/step.schema.js';
import { pipelineTable } from '../../../src/adapters/schema/catalog/pipeline.schema.js';
import { featureVersionTable } from '../../../src/adapters/schema/catalog/feature-version.schema.js';
import { taxonomyTable } from '../../../src/adapters/schema/catalog/taxonomy.schema.js';
import { magnitudeStatisticsTable } from '../../../src/adapters/schema/catalog/magnitude-statistics.schema.js';
import { probabilityTable } from '../../../src/adapters/schema/catalog/probability.schema.js';
import { featureTable } from '../../../src/adapters/schema/catalog/feature.schema.js';
import { allwiseSourceTable } from '../../../src/adapters/schema/catalog/allwise-source.schema.js';
import { crossMatchTable } from '../../../src/adapters/schema/catalog/cross-match.schema.js';
import { dataQualityTable } from '../../../src/adapters/schema/catalog/data-quality.schema.js';
import { gaiaMatchTable } from '../../../src/adapters/schema/catalog/gaia-match.schema.js';
import { ps1MatchTable } from '../../../src/adapters/schema/catalog/ps1-match.schema.js';
import { solarSystemMatchTable } from '../../../src/adapters/schema/catalog/solar-system-match.schema.js';
import { referenceImageTable } from '../../../src/adapters/schema/catalog/reference-image.schema.js';
import type { TableSchema } from '../../../src/adapters/schema/shared/table.js';
import { catalogContext } from '../contexts/catalog-context.js';
import { contextCases, type ContractCase } from './context-cases.js';

/** Enough of a sky to see a wrong cone; how exact they are is the business of the contract itself. */
const FEW_CONES = { objects: 100, cones: 6 };
/** Enough to see a bulk that goes wrong; how many a statement can hold is the business of the contract itself. */
const FEW = { many: 100 };

const OBSERVED = {
  'lost update': 'what was observed is added and never changed',
  paging: 'a light curve is read as a whole',
} as const;

const narrowing = (table: string) => ({
  noDifference: { [`${table}: the condition on candid is forgotten`]: 'it narrows what whole keys decide' },
});

const TEXTS_ONLY = { 'exact values': 'it holds texts only' } as const;

type CatalogCase = ContractCase<RecordSubject>;

/** A table whose contract is the one of all records, and the lists that some have besides. */
function records(
  contract: string,
  repository: CatalogCase['repository'],
  table: TableSchema,
  declared: Partial<CatalogCase> = {},
): CatalogCase {
  const define: CatalogCase['define'] = (engine, subject) => {
    describeRecordRepositories(engine, subject);
    describeRecordLists(engine, subject);
    describeCatalogLookups(engine, subject);
  };
  const only = new RegExp(`records of ${table.name} on|lists of records on|lookups of loads on`);
  return { contract, repository, define, only, tables: [table], ...declared };
}

/** The contracts of the catalog. */
export const catalogCases = contextCases(catalogContext, [
  {
    contract: 'catalog/astronomical-object',
    repository: 'objects',
    define: (engine, subject) => {
      describeObjectRepository(engine, subject, FEW);
      describeConeSearch(engine, subject, FEW_CONES);
    },
    tables: [astronomicalObjectTable],
    inapplicable: { constraints: 'a known name is no conflict but skipped or overwritten, and an object refers to nothing' },
    // A database is asked for distances in its own language, beside the calls that a table has.
    noDifferenceOn: {
      memory: {
        'object: the condition on meanra is forgotten': 'it narrows what the distance decides',
        'object: the condition on or is forgotten': 'it narrows what the distance decides',
      },
    },
  },
  {
    contract: 'catalog/detection',
    repository: 'detections',
    define: (engine, subject) => describeDetectionRepository(engine, subject, FEW),
    tables: [detectionTable],
    inapplicable: OBSERVED,
    noDifference: { 'findStoredKeys answers in reverse': 'the keys come in no order' },
  },
  {
    contract: 'catalog/non-detection',
    repository: 'nonDetections',
    define: (engine, subject) => describeNonDetectionRepository(engine, subject, FEW),
    tables: [nonDetectionTable],
    inapplicable: OBSERVED,
    noDifference: { 'non_detection: a list is not ordered by fid': 'the primary key, which follows, begins with it' },
  },
  records('catalog/step', 'step', stepTable),
  records('catalog/pipeline', 'pipeline', pipelineTable),
  records('catalog/feature-version', 'featureVersion', featureVersionTable, { inapplicable: TEXTS_ONLY }),
  records('catalog/taxonomy', 'taxonomy', taxonomyTable, { inapplicable: TEXTS_ONLY }),
  records('catalog/magnitude-statistics', 'magnitudeStatistics', magnitudeStatisticsTable),
  records('catalog/probability', 'probability', probabilityTable),
  records('catalog/feature', 'feature', featureTable),
  records('catalog/allwise-source', 'allwiseSource', allwiseSourceTable),
  records('catalog/cross-match', 'crossMatch', crossMatchTable),
  records('catalog/data-quality', 'dataQuality', dataQualityTable, narrowing('dataquality')),
  records('catalog/gaia-match', 'gaiaMatch', gaiaMatchTable),
  records('catalog/ps1-match', 'ps1Match', ps1MatchTable, narrowing('ps1_ztf')),
  records('catalog/solar-system-match', 'solarSystemMatch', solarSystemMatchTable),
  records('catalog/reference-image', 'referenceImage', referenceImageTable),
]);
