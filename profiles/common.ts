import { FileObservationReader } from '../src/adapters/files/observation.reader.files.js';
import { FileSourceListReader } from '../src/adapters/files/observatory/source-list.files.js';
import { SystemClock } from '../src/adapters/system/system-clock.js';
import { SystemRandom } from '../src/adapters/system/system-random.js';
import type { Class } from '../src/container/index.js';
import { ClassificationService } from '../src/services/catalog/classification.service.js';
import { CrossMatchService } from '../src/services/catalog/cross-match.service.js';
import { FeatureService } from '../src/services/catalog/feature.service.js';
import { ObjectDossierService } from '../src/services/catalog/object-dossier.service.js';
import { PipelineService } from '../src/services/catalog/pipeline.service.js';
import { StepService } from '../src/services/catalog/step.service.js';
import { TaxonomyService } from '../src/services/catalog/taxonomy.service.js';
import { BatchStore } from '../src/services/catalog/batch-store.js';
import { CompanionStore } from '../src/services/catalog/companion-store.js';
import { IngestService } from '../src/services/catalog/ingest.service.js';
import { LightCurveService } from '../src/services/catalog/light-curve.service.js';
import { MagnitudeService } from '../src/services/catalog/magnitude.service.js';
import { StatisticsUpkeep } from '../src/services/catalog/statistics-upkeep.js';
import { ObjectService } from '../src/services/catalog/astronomical-object.service.js';
import { ApiTokenService } from '../src/services/identity/api-token.service.js';
import { AuthenticationService } from '../src/services/identity/authentication.service.js';
import { DemoUsersSeed } from '../src/services/identity/demo-users.seed.js';
import { RoleService } from '../src/services/identity/role.service.js';
import { RolesSeed } from '../src/services/identity/roles.seed.js';
import { UserService } from '../src/services/identity/user.service.js';
import { AccountService } from '../src/services/ledger/account.service.js';
import { TransferService } from '../src/services/ledger/transfer.service.js';
import { ArchivedCopies } from '../src/services/observatory/archived-copies.js';
import { CopyRegister } from '../src/services/observatory/copy-register.js';
import { DataMovementService } from '../src/services/observatory/data-movement.service.js';
import { DataTransferPackageService } from '../src/services/observatory/data-transfer-package.service.js';
import { HardwareService } from '../src/services/observatory/hardware.service.js';
import { FailedSteps } from '../src/services/observatory/failed-steps.js';
import { ObservatoryRecordsService } from '../src/services/observatory/observatory-records.service.js';
import { ObservatoryWorkflowService } from '../src/services/observatory/observatory-workflow.service.js';
import { ObservatorySeed } from '../src/services/observatory/observatory.seed.js';
import { ObservingProgramService } from '../src/services/observatory/observing-program.service.js';
import { ObsUnitService } from '../src/services/observatory/obs-unit.service.js';
import { PhysicalCopyService } from '../src/services/observatory/physical-copy.service.js';
import { PlannedObservations } from '../src/services/observatory/planned-observations.js';
import { RawDataFileService } from '../src/services/observatory/raw-data-file.service.js';
import { RawDataPackageService } from '../src/services/observatory/raw-data-package.service.js';
import { SourceImportService } from '../src/services/observatory/source-import.service.js';
import { SourceService } from '../src/services/observatory/source.service.js';
import { StagedFiles } from '../src/services/observatory/staged-files.js';
import { StagingService } from '../src/services/observatory/staging.service.js';
import { StorageNetworkService } from '../src/services/observatory/storage-network.service.js';
import { StoredContent } from '../src/services/observatory/stored-content.js';
import { ComputeElementService } from '../src/services/pilots/compute-element.service.js';
import { PilotSubmissionService } from '../src/services/pilots/pilot-submission.service.js';
import { SeedService } from '../src/services/shared/seed.service.js';

/** What every profile has: the use cases, and the adapters that need no database. */
export const common: readonly Class[] = [
  SystemClock,
  SystemRandom,
  FileObservationReader,
  FileSourceListReader,
  ApiTokenService,
  AuthenticationService,
  RoleService,
  UserService,
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
  AccountService,
  TransferService,
  ComputeElementService,
  PilotSubmissionService,
  ArchivedCopies,
  CopyRegister,
  DataMovementService,
  DataTransferPackageService,
  HardwareService,
  FailedSteps,
  ObservatoryRecordsService,
  ObservatoryWorkflowService,
  ObservingProgramService,
  ObsUnitService,
  PhysicalCopyService,
  PlannedObservations,
  RawDataFileService,
  RawDataPackageService,
  SourceImportService,
  SourceService,
  StagedFiles,
  StagingService,
  StorageNetworkService,
  StoredContent,
  SeedService,
  RolesSeed,
  DemoUsersSeed,
  ObservatorySeed,
];
