import { MemoryAllwiseSourceRepository } from '../../../adapters/memory/catalog/allwise-source.memory.js';
import { MemoryAstronomicalObjectRepository } from '../../../adapters/memory/catalog/astronomical-object.memory.js';
import type { MemoryCatalogDatabase } from '../../../adapters/memory/catalog/catalog.database.memory.js';
import { MemoryCrossMatchRepository } from '../../../adapters/memory/catalog/cross-match.memory.js';
import { MemoryDataQualityRepository } from '../../../adapters/memory/catalog/data-quality.memory.js';
import { MemoryDetectionRepository } from '../../../adapters/memory/catalog/detection.memory.js';
import { MemoryFeatureVersionRepository } from '../../../adapters/memory/catalog/feature-version.memory.js';
import { MemoryFeatureRepository } from '../../../adapters/memory/catalog/feature.memory.js';
import { MemoryGaiaMatchRepository } from '../../../adapters/memory/catalog/gaia-match.memory.js';
import { MemoryMagnitudeStatisticsRepository } from '../../../adapters/memory/catalog/magnitude-statistics.memory.js';
import { MemoryNonDetectionRepository } from '../../../adapters/memory/catalog/non-detection.memory.js';
import { MemoryPipelineRepository } from '../../../adapters/memory/catalog/pipeline.memory.js';
import { MemoryProbabilityRepository } from '../../../adapters/memory/catalog/probability.memory.js';
import { MemoryPs1MatchRepository } from '../../../adapters/memory/catalog/ps1-match.memory.js';
import { MemoryReferenceImageRepository } from '../../../adapters/memory/catalog/reference-image.memory.js';
import { MemorySolarSystemMatchRepository } from '../../../adapters/memory/catalog/solar-system-match.memory.js';
import { MemoryStepRepository } from '../../../adapters/memory/catalog/step.memory.js';
import { MemoryTaxonomyRepository } from '../../../adapters/memory/catalog/taxonomy.memory.js';
import type { RecordSubject } from './record-subject.js';

/** The repositories of all 17 tables over one database in memory. */
export function memoryCatalog(database: MemoryCatalogDatabase): RecordSubject {
  return {
    database,
    objects: new MemoryAstronomicalObjectRepository(database),
    detections: new MemoryDetectionRepository(database),
    nonDetections: new MemoryNonDetectionRepository(database),
    step: new MemoryStepRepository(database),
    pipeline: new MemoryPipelineRepository(database),
    featureVersion: new MemoryFeatureVersionRepository(database),
    taxonomy: new MemoryTaxonomyRepository(database),
    magnitudeStatistics: new MemoryMagnitudeStatisticsRepository(database),
    probability: new MemoryProbabilityRepository(database),
    feature: new MemoryFeatureRepository(database),
    allwiseSource: new MemoryAllwiseSourceRepository(database),
    crossMatch: new MemoryCrossMatchRepository(database),
    dataQuality: new MemoryDataQualityRepository(database),
    gaiaMatch: new MemoryGaiaMatchRepository(database),
    ps1Match: new MemoryPs1MatchRepository(database),
    solarSystemMatch: new MemorySolarSystemMatchRepository(database),
    referenceImage: new MemoryReferenceImageRepository(database),
  };
}
