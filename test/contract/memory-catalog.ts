import { MemoryAstronomicalObjectRepository } from '../../src/adapters/memory/catalog/astronomical-object.memory.js';
import { MemoryDetectionRepository } from '../../src/adapters/memory/catalog/detection.memory.js';
import { MemoryStepRepository } from '../../src/adapters/memory/catalog/step.memory.js';
import { MemoryPipelineRepository } from '../../src/adapters/memory/catalog/pipeline.memory.js';
import { MemoryFeatureVersionRepository } from '../../src/adapters/memory/catalog/feature-version.memory.js';
import { MemoryTaxonomyRepository } from '../../src/adapters/memory/catalog/taxonomy.memory.js';
import { MemoryMagnitudeStatisticsRepository } from '../../src/adapters/memory/catalog/magnitude-statistics.memory.js';
import { MemoryProbabilityRepository } from '../../src/adapters/memory/catalog/probability.memory.js';
import { MemoryFeatureRepository } from '../../src/adapters/memory/catalog/feature.memory.js';
import { MemoryAllwiseSourceRepository } from '../../src/adapters/memory/catalog/allwise-source.memory.js';
import { MemoryCrossMatchRepository } from '../../src/adapters/memory/catalog/cross-match.memory.js';
import { MemoryDataQualityRepository } from '../../src/adapters/memory/catalog/data-quality.memory.js';
import { MemoryGaiaMatchRepository } from '../../src/adapters/memory/catalog/gaia-match.memory.js';
import { MemoryPs1MatchRepository } from '../../src/adapters/memory/catalog/ps1-match.memory.js';
import { MemorySolarSystemMatchRepository } from '../../src/adapters/memory/catalog/solar-system-match.memory.js';
import { MemoryReferenceImageRepository } from '../../src/adapters/memory/catalog/reference-image.memory.js';
import { MemoryNonDetectionRepository } from '../../src/adapters/memory/catalog/non-detection.memory.js';
import type { MemoryCatalogDatabase } from '../../src/adapters/memory/catalog/catalog.database.memory.js';
import type { RecordSubject } from '../../src/testing/contracts/catalog/record-subject.js';

/** The repositories of a whole catalog in memory. */
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
