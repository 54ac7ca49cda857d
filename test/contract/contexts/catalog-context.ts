import { MemoryAstronomicalObjectRepository } from '../../../src/adapters/memory/catalog/astronomical-object.memory.js';
import { MemoryDetectionRepository } from '../../../src/adapters/memory/catalog/detection.memory.js';
import { MemoryNonDetectionRepository } from '../../../src/adapters/memory/catalog/non-detection.memory.js';
import { MemoryStepRepository } from '../../../src/adapters/memory/catalog/step.memory.js';
import { MemoryPipelineRepository } from '../../../src/adapters/memory/catalog/pipeline.memory.js';
import { MemoryFeatureVersionRepository } from '../../../src/adapters/memory/catalog/feature-version.memory.js';
import { MemoryTaxonomyRepository } from '../../../src/adapters/memory/catalog/taxonomy.memory.js';
import { MemoryMagnitudeStatisticsRepository } from '../../../src/adapters/memory/catalog/magnitude-statistics.memory.js';
import { MemoryProbabilityRepository } from '../../../src/adapters/memory/catalog/probability.memory.js';
import { MemoryFeatureRepository } from '../../../src/adapters/memory/catalog/feature.memory.js';
import { MemoryAllwiseSourceRepository } from '../../../src/adapters/memory/catalog/allwise-source.memory.js';
import { MemoryCrossMatchRepository } from '../../../src/adapters/memory/catalog/cross-match.memory.js';
import { MemoryDataQualityRepository } from '../../../src/adapters/memory/catalog/data-quality.memory.js';
import { MemoryGaiaMatchRepository } from '../../../src/adapters/memory/catalog/gaia-match.memory.js';
import { MemoryPs1MatchRepository } from '../../../src/adapters/memory/catalog/ps1-match.memory.js';
import { MemorySolarSystemMatchRepository } from '../../../src/adapters/memory/catalog/solar-system-match.memory.js';
import { MemoryReferenceImageRepository } from '../../../src/adapters/memory/catalog/reference-image.memory.js';
import { MemoryCatalogDatabase } from '../../../src/adapters/memory/catalog/catalog.database.memory.js';
import { catalogTables } from '../../../src/adapters/schema/catalog/catalog.schema.js';
import { TypeormAstronomicalObjectRepository } from '../../../src/adapters/typeorm/catalog/astronomical-object.typeorm.js';
import { TypeormDetectionRepository } from '../../../src/adapters/typeorm/catalog/detection.typeorm.js';
import { TypeormNonDetectionRepository } from '../../../src/adapters/typeorm/catalog/non-detection.typeorm.js';
import { TypeormStepRepository } from '../../../src/adapters/typeorm/catalog/step.typeorm.js';
import { TypeormPipelineRepository } from '../../../src/adapters/typeorm/catalog/pipeline.typeorm.js';
import { TypeormFeatureVersionRepository } from '../../../src/adapters/typeorm/catalog/feature-version.typeorm.js';
import { TypeormTaxonomyRepository } from '../../../src/adapters/typeorm/catalog/taxonomy.typeorm.js';
import { TypeormMagnitudeStatisticsRepository } from '../../../src/adapters/typeorm/catalog/magnitude-statistics.typeorm.js';
import { TypeormProbabilityRepository } from '../../../src/adapters/typeorm/catalog/probability.typeorm.js';
import { TypeormFeatureRepository } from '../../../src/adapters/typeorm/catalog/feature.typeorm.js';
import { TypeormAllwiseSourceRepository } from '../../../src/adapters/typeorm/catalog/allwise-source.typeorm.js';
import { TypeormCrossMatchRepository } from '../../../src/adapters/typeorm/catalog/cross-match.typeorm.js';
import { TypeormDataQualityRepository } from '../../../src/adapters/typeorm/catalog/data-quality.typeorm.js';
import { TypeormGaiaMatchRepository } from '../../../src/adapters/typeorm/catalog/gaia-match.typeorm.js';
import { TypeormPs1MatchRepository } from '../../../src/adapters/typeorm/catalog/ps1-match.typeorm.js';
import { TypeormSolarSystemMatchRepository } from '../../../src/adapters/typeorm/catalog/solar-system-match.typeorm.js';
import { TypeormReferenceImageRepository } from '../../../src/adapters/typeorm/catalog/reference-image.typeorm.js';
import { TypeormCatalogDatabase } from '../../../src/adapters/typeorm/catalog/catalog.database.typeorm.js';
import { ObjectRepository } from '../../../src/ports/catalog/astronomical-object.repository.js';
import { DetectionRepository } from '../../../src/ports/catalog/detection.repository.js';
import { NonDetectionRepository } from '../../../src/ports/catalog/non-detection.repository.js';
import { StepRepository } from '../../../src/ports/catalog/step.repository.js';
import { PipelineRepository } from '../../../src/ports/catalog/pipeline.repository.js';
import { FeatureVersionRepository } from '../../../src/ports/catalog/feature-version.repository.js';
import { TaxonomyRepository } from '../../../src/ports/catalog/taxonomy.repository.js';
import { MagnitudeStatisticsRepository } from '../../../src/ports/catalog/magnitude-statistics.repository.js';
import { ProbabilityRepository } from '../../../src/ports/catalog/probability.repository.js';
import { FeatureRepository } from '../../../src/ports/catalog/feature.repository.js';
import { AllwiseSourceRepository } from '../../../src/ports/catalog/allwise-source.repository.js';
import { CrossMatchRepository } from '../../../src/ports/catalog/cross-match.repository.js';
import { DataQualityRepository } from '../../../src/ports/catalog/data-quality.repository.js';
import { GaiaMatchRepository } from '../../../src/ports/catalog/gaia-match.repository.js';
import { Ps1MatchRepository } from '../../../src/ports/catalog/ps1-match.repository.js';
import { SolarSystemMatchRepository } from '../../../src/ports/catalog/solar-system-match.repository.js';
import { ReferenceImageRepository } from '../../../src/ports/catalog/reference-image.repository.js';
import type { RecordSubject } from '../../../src/testing/contracts/catalog/record-subject.js';
import type { Context } from './context.js';

/** The catalog and the repositories of its 17 tables. */
export const catalogContext: Context<MemoryCatalogDatabase, TypeormCatalogDatabase, RecordSubject> = {
  name: 'catalog',
  tables: catalogTables,
  memory: MemoryCatalogDatabase,
  typeorm: TypeormCatalogDatabase,
  repositories: {
    objects: { port: ObjectRepository, fake: MemoryAstronomicalObjectRepository, adapter: TypeormAstronomicalObjectRepository },
    detections: { port: DetectionRepository, fake: MemoryDetectionRepository, adapter: TypeormDetectionRepository },
    nonDetections: { port: NonDetectionRepository, fake: MemoryNonDetectionRepository, adapter: TypeormNonDetectionRepository },
    step: { port: StepRepository, fake: MemoryStepRepository, adapter: TypeormStepRepository },
    pipeline: { port: PipelineRepository, fake: MemoryPipelineRepository, adapter: TypeormPipelineRepository },
    featureVersion: { port: FeatureVersionRepository, fake: MemoryFeatureVersionRepository, adapter: TypeormFeatureVersionRepository },
    taxonomy: { port: TaxonomyRepository, fake: MemoryTaxonomyRepository, adapter: TypeormTaxonomyRepository },
    magnitudeStatistics: {
      port: MagnitudeStatisticsRepository,
      fake: MemoryMagnitudeStatisticsRepository,
      adapter: TypeormMagnitudeStatisticsRepository,
    },
    probability: { port: ProbabilityRepository, fake: MemoryProbabilityRepository, adapter: TypeormProbabilityRepository },
    feature: { port: FeatureRepository, fake: MemoryFeatureRepository, adapter: TypeormFeatureRepository },
    allwiseSource: { port: AllwiseSourceRepository, fake: MemoryAllwiseSourceRepository, adapter: TypeormAllwiseSourceRepository },
    crossMatch: { port: CrossMatchRepository, fake: MemoryCrossMatchRepository, adapter: TypeormCrossMatchRepository },
    dataQuality: { port: DataQualityRepository, fake: MemoryDataQualityRepository, adapter: TypeormDataQualityRepository },
    gaiaMatch: { port: GaiaMatchRepository, fake: MemoryGaiaMatchRepository, adapter: TypeormGaiaMatchRepository },
    ps1Match: { port: Ps1MatchRepository, fake: MemoryPs1MatchRepository, adapter: TypeormPs1MatchRepository },
    solarSystemMatch: {
      port: SolarSystemMatchRepository,
      fake: MemorySolarSystemMatchRepository,
      adapter: TypeormSolarSystemMatchRepository,
    },
    referenceImage: { port: ReferenceImageRepository, fake: MemoryReferenceImageRepository, adapter: TypeormReferenceImageRepository },
  },
};
