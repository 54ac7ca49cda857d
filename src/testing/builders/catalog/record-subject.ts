import type { AllwiseSourceRepository } from '../../../ports/catalog/allwise-source.repository.js';
import type { CrossMatchRepository } from '../../../ports/catalog/cross-match.repository.js';
import type { DataQualityRepository } from '../../../ports/catalog/data-quality.repository.js';
import type { FeatureRepository } from '../../../ports/catalog/feature.repository.js';
import type { FeatureVersionRepository } from '../../../ports/catalog/feature-version.repository.js';
import type { GaiaMatchRepository } from '../../../ports/catalog/gaia-match.repository.js';
import type { MagnitudeStatisticsRepository } from '../../../ports/catalog/magnitude-statistics.repository.js';
import type { PipelineRepository } from '../../../ports/catalog/pipeline.repository.js';
import type { ProbabilityRepository } from '../../../ports/catalog/probability.repository.js';
import type { Ps1MatchRepository } from '../../../ports/catalog/ps1-match.repository.js';
import type { ReferenceImageRepository } from '../../../ports/catalog/reference-image.repository.js';
import type { SolarSystemMatchRepository } from '../../../ports/catalog/solar-system-match.repository.js';
import type { StepRepository } from '../../../ports/catalog/step.repository.js';
import type { TaxonomyRepository } from '../../../ports/catalog/taxonomy.repository.js';
import type { CatalogSubject } from './catalog-subject.js';

/** A whole catalog, empty, over one database: the records that belong to objects and detections too. */
export interface RecordSubject extends CatalogSubject {
  readonly step: StepRepository;
  readonly pipeline: PipelineRepository;
  readonly featureVersion: FeatureVersionRepository;
  readonly taxonomy: TaxonomyRepository;
  readonly magnitudeStatistics: MagnitudeStatisticsRepository;
  readonly probability: ProbabilityRepository;
  readonly feature: FeatureRepository;
  readonly allwiseSource: AllwiseSourceRepository;
  readonly crossMatch: CrossMatchRepository;
  readonly dataQuality: DataQualityRepository;
  readonly gaiaMatch: GaiaMatchRepository;
  readonly ps1Match: Ps1MatchRepository;
  readonly solarSystemMatch: SolarSystemMatchRepository;
  readonly referenceImage: ReferenceImageRepository;
}
