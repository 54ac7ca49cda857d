import { FileSourceListReader } from '../../src/adapters/files/observatory/source-list.files.js';
import { ArchivedCopies } from '../../src/services/observatory/archived-copies.js';
import { CopyRegister } from '../../src/services/observatory/copy-register.js';
import { DataMovementService } from '../../src/services/observatory/data-movement.service.js';
import { DataTransferPackageService } from '../../src/services/observatory/data-transfer-package.service.js';
import { FailedSteps } from '../../src/services/observatory/failed-steps.js';
import { HardwareService } from '../../src/services/observatory/hardware.service.js';
import { ObsUnitService } from '../../src/services/observatory/obs-unit.service.js';
import { ObservatoryRecordsService } from '../../src/services/observatory/observatory-records.service.js';
import { ObservatoryWorkflowService } from '../../src/services/observatory/observatory-workflow.service.js';
import { ObservatorySeed } from '../../src/services/observatory/observatory.seed.js';
import { ObservingProgramService } from '../../src/services/observatory/observing-program.service.js';
import { PhysicalCopyService } from '../../src/services/observatory/physical-copy.service.js';
import { PlannedObservations } from '../../src/services/observatory/planned-observations.js';
import { RawDataFileService } from '../../src/services/observatory/raw-data-file.service.js';
import { RawDataPackageService } from '../../src/services/observatory/raw-data-package.service.js';
import { SourceImportService } from '../../src/services/observatory/source-import.service.js';
import { SourceService } from '../../src/services/observatory/source.service.js';
import { StagedFiles } from '../../src/services/observatory/staged-files.js';
import { StagingService } from '../../src/services/observatory/staging.service.js';
import { StorageNetworkService } from '../../src/services/observatory/storage-network.service.js';
import { StoredContent } from '../../src/services/observatory/stored-content.js';
import type { Class } from '../../src/container/index.js';

/** What the context observatory has in every profile: its use cases, and adapters that need no database. */
export const common: readonly Class[] = [
  FileSourceListReader,
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
  ObservatorySeed,
];
