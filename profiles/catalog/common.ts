import { FileObservationReader } from '../../src/adapters/files/catalog/observation.reader.files.js';
import { ObjectService } from '../../src/services/catalog/astronomical-object.service.js';
import { BatchStore } from '../../src/services/catalog/batch-store.js';
import { ClassificationService } from '../../src/services/catalog/classification.service.js';
import { CompanionStore } from '../../src/services/catalog/companion-store.js';
import { CrossMatchService } from '../../src/services/catalog/cross-match.service.js';
import { FeatureService } from '../../src/services/catalog/feature.service.js';
import { IngestService } from '../../src/services/catalog/ingest.service.js';
import { LightCurveService } from '../../src/services/catalog/light-curve.service.js';
import { MagnitudeService } from '../../src/services/catalog/magnitude.service.js';
import { ObjectDossierService } from '../../src/services/catalog/object-dossier.service.js';
import { PipelineService } from '../../src/services/catalog/pipeline.service.js';
import { StatisticsUpkeep } from '../../src/services/catalog/statistics-upkeep.js';
import { StepService } from '../../src/services/catalog/step.service.js';
import { TaxonomyService } from '../../src/services/catalog/taxonomy.service.js';
import type { Class } from '../../src/container/index.js';

/** What the context catalog has in every profile: its use cases, and adapters that need no database. */
export const common: readonly Class[] = [
  FileObservationReader,
  ObjectService,
  LightCurveService,
  MagnitudeService,
  StatisticsUpkeep,
  CompanionStore,
  ClassificationService,
  CrossMatchService,
  FeatureService,
  ObjectDossierService,
  PipelineService,
  StepService,
  TaxonomyService,
  BatchStore,
  IngestService,
];
