export { ClassificationService, type LeadingPageRequest, type NewClassification } from './catalog/classification.service.js';
export { CrossMatchService, type NewAllwiseMatch } from './catalog/cross-match.service.js';
export { FeatureService, type NewFeature } from './catalog/feature.service.js';
export { ObjectDossierService } from './catalog/object-dossier.service.js';
export { PipelineService } from './catalog/pipeline.service.js';
export { StepService } from './catalog/step.service.js';
export { TaxonomyService } from './catalog/taxonomy.service.js';
export { BatchStore } from './catalog/batch-store.js';
export { CompanionStore } from './catalog/companion-store.js';
export { IngestService, type IngestOptions, type IngestPosition } from './catalog/ingest.service.js';
export { LightCurveService } from './catalog/light-curve.service.js';
export { MagnitudeService, type RecomputedMagnitudes } from './catalog/magnitude.service.js';
export { StatisticsUpkeep, type RefreshedStatistics, type UpkeepOptions } from './catalog/statistics-upkeep.js';
export { ObjectService, type ConePage, type ObjectPage } from './catalog/astronomical-object.service.js';
export { ApiTokenService, type CreatedToken, type CreateToken } from './identity/api-token.service.js';
export { AuthenticationService } from './identity/authentication.service.js';
export { RoleService } from './identity/role.service.js';
export { RolesSeed, USUAL_ROLES } from './identity/roles.seed.js';
export { UserService } from './identity/user.service.js';
export { DemoUsersSeed } from './identity/demo-users.seed.js';
export { AccountService, type LedgerPageRequest } from './ledger/account.service.js';
export { TransferService, type TransferOptions } from './ledger/transfer.service.js';
export { DataMovementService } from './observatory/data-movement.service.js';
export { DataTransferPackageService } from './observatory/data-transfer-package.service.js';
export { HardwareService, type InstrumentOverview } from './observatory/hardware.service.js';
export { ObservatoryRecordsService } from './observatory/observatory-records.service.js';
export {
  ObservatoryWorkflowService,
  WORKFLOW_STEPS,
  type RetryChoice,
  type WorkflowOptions,
  type WorkflowReport,
  type WorkflowStatus,
  type WorkflowStep,
} from './observatory/observatory-workflow.service.js';
export { ObservatorySeed } from './observatory/observatory.seed.js';
export { ObservingProgramService, type ProgramOverview } from './observatory/observing-program.service.js';
export { ObsUnitService, type WaitingObsUnit } from './observatory/obs-unit.service.js';
export { PhysicalCopyService } from './observatory/physical-copy.service.js';
export { RawDataFileService, type WrittenFile } from './observatory/raw-data-file.service.js';
export { RawDataPackageService } from './observatory/raw-data-package.service.js';
export {
  SourceImportService,
  type RejectedSource,
  type SourceImportOptions,
  type SourceImportReport,
} from './observatory/source-import.service.js';
export { SourceService } from './observatory/source.service.js';
export { StagingService } from './observatory/staging.service.js';
export { StorageNetworkService } from './observatory/storage-network.service.js';
export { ComputeElementService } from './pilots/compute-element.service.js';
export { PilotSubmissionService, type PilotPageRequest } from './pilots/pilot-submission.service.js';
export { SeedService, type SeedOptions, type SeedOutcome } from './shared/seed.service.js';
