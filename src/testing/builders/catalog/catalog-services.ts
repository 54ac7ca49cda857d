import { ClassificationService } from '../../../services/catalog/classification.service.js';
import { CrossMatchService } from '../../../services/catalog/cross-match.service.js';
import { FeatureService } from '../../../services/catalog/feature.service.js';
import { LightCurveService } from '../../../services/catalog/light-curve.service.js';
import { MagnitudeService } from '../../../services/catalog/magnitude.service.js';
import { ObjectDossierService } from '../../../services/catalog/object-dossier.service.js';
import { ObjectService } from '../../../services/catalog/astronomical-object.service.js';
import { PipelineService } from '../../../services/catalog/pipeline.service.js';
import { StepService } from '../../../services/catalog/step.service.js';
import { TaxonomyService } from '../../../services/catalog/taxonomy.service.js';
import type { RecordSubject } from './record-subject.js';

/** The services of the catalog, all over one database. */
export interface CatalogServices {
  readonly objects: ObjectService;
  readonly lightCurves: LightCurveService;
  readonly magnitudes: MagnitudeService;
  readonly steps: StepService;
  readonly pipelines: PipelineService;
  readonly features: FeatureService;
  readonly taxonomies: TaxonomyService;
  readonly classifications: ClassificationService;
  readonly crossMatches: CrossMatchService;
  readonly dossiers: ObjectDossierService;
}

/** The services over the repositories of a test, without a container. */
export function catalogServices(of: RecordSubject): CatalogServices {
  const { database, objects, detections, nonDetections } = of;
  return {
    objects: new ObjectService(objects),
    lightCurves: new LightCurveService(objects, detections, nonDetections, database),
    magnitudes: new MagnitudeService(objects, detections, nonDetections, of.ps1Match, of.referenceImage, of.magnitudeStatistics, database),
    steps: new StepService(of.step),
    pipelines: new PipelineService(of.pipeline, of.step, database),
    features: new FeatureService(objects, of.feature, of.featureVersion, of.step, database),
    taxonomies: new TaxonomyService(of.taxonomy, database),
    classifications: new ClassificationService(objects, of.taxonomy, of.probability, database),
    crossMatches: new CrossMatchService(objects, of.allwiseSource, of.crossMatch, database),
    dossiers: new ObjectDossierService(
      objects,
      of.magnitudeStatistics,
      of.probability,
      of.crossMatch,
      of.allwiseSource,
      of.gaiaMatch,
      of.ps1Match,
      of.solarSystemMatch,
      of.referenceImage,
      of.dataQuality,
      database,
    ),
  };
}
