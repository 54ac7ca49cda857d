import type { FileStore } from '../../../ports/observatory/file-content.store.js';
import type { Clock } from '../../../ports/shared/clock.js';
import { ArchivedCopies } from '../../../services/observatory/archived-copies.js';
import { CopyRegister } from '../../../services/observatory/copy-register.js';
import { DataMovementService } from '../../../services/observatory/data-movement.service.js';
import { DataTransferPackageService } from '../../../services/observatory/data-transfer-package.service.js';
import { FailedSteps } from '../../../services/observatory/failed-steps.js';
import { HardwareService } from '../../../services/observatory/hardware.service.js';
import { ObservatoryRecordsService } from '../../../services/observatory/observatory-records.service.js';
import { ObservatoryWorkflowService } from '../../../services/observatory/observatory-workflow.service.js';
import { ObservingProgramService } from '../../../services/observatory/observing-program.service.js';
import { ObsUnitService } from '../../../services/observatory/obs-unit.service.js';
import { PhysicalCopyService } from '../../../services/observatory/physical-copy.service.js';
import { PlannedObservations } from '../../../services/observatory/planned-observations.js';
import { RawDataFileService } from '../../../services/observatory/raw-data-file.service.js';
import { RawDataPackageService } from '../../../services/observatory/raw-data-package.service.js';
import { SourceService } from '../../../services/observatory/source.service.js';
import { StagedFiles } from '../../../services/observatory/staged-files.js';
import { StagingService } from '../../../services/observatory/staging.service.js';
import { StorageNetworkService } from '../../../services/observatory/storage-network.service.js';
import { StoredContent } from '../../../services/observatory/stored-content.js';
import type { ObservatorySubject } from './observatory-subject.js';
import { PlannedAsNamed } from './planned-as-named.js';

export interface ObservatoryServices {
  readonly network: StorageNetworkService;
  readonly rawFiles: RawDataFileService;
  readonly rawPackages: RawDataPackageService;
  readonly transferPackages: DataTransferPackageService;
  readonly movements: DataMovementService;
  readonly staging: StagingService;
  readonly copies: PhysicalCopyService;
  readonly workflow: ObservatoryWorkflowService;
  readonly records: ObservatoryRecordsService;
  readonly hardware: HardwareService;
  readonly programs: ObservingProgramService;
  readonly sources: SourceService;
  readonly obsUnits: ObsUnitService;
}

export interface ObservatoryServicesOptions {
  /**
   * What becomes of an obs unit or module that a test names and nobody planned or registered. Default `is planned`: it comes into
   * being. An application refuses it.
   */
  readonly unplanned?: 'is planned' | 'is refused';
}

/** The services of the observatory over some repositories, wired by hand as a container would. */
export function observatoryServices(
  subject: ObservatorySubject,
  store: FileStore,
  clock: Clock,
  { unplanned = 'is planned' }: ObservatoryServicesOptions = {},
): ObservatoryServices {
  const { database, sites, locations, routes, units, files, packages, transferPackages: bundles, copies, movements, failures } = subject;
  const network = new StorageNetworkService(sites, locations, routes, database);
  const content = new StoredContent(store, locations);
  const register = new CopyRegister(copies);
  const archived = new ArchivedCopies(files, packages, copies, locations, content);
  const stagedFiles = new StagedFiles(files, register, content, store);
  const { hardware, planning } = subject;
  const planned =
    unplanned === 'is planned'
      ? new PlannedAsNamed(subject)
      : new PlannedObservations(planning.obsUnits, hardware.modules, hardware.instruments);
  const rawFiles = new RawDataFileService(units, files, register, content, planned, database, clock);
  const rawPackages = new RawDataPackageService(
    rawFiles,
    files,
    packages,
    copies,
    locations,
    movements,
    register,
    network,
    content,
    database,
    clock,
  );
  const transferPackages = new DataTransferPackageService(
    routes,
    locations,
    packages,
    bundles,
    copies,
    movements,
    register,
    content,
    store,
    database,
    clock,
  );
  const moving = new DataMovementService(movements, bundles, packages, routes, register, stagedFiles, content, store, database, clock);
  const staging = new StagingService(packages, locations, archived, movements, database, clock);
  const deleting = new PhysicalCopyService(copies, archived, locations, content, store, database, clock);
  const workflow = new ObservatoryWorkflowService(
    rawPackages,
    transferPackages,
    moving,
    deleting,
    network,
    movements,
    copies,
    new FailedSteps(failures, database, clock),
    database,
  );
  return {
    records: new ObservatoryRecordsService(units, files, packages, copies, movements, locations),
    network,
    rawFiles,
    rawPackages,
    transferPackages,
    movements: moving,
    staging,
    copies: deleting,
    workflow,
    ...planningServices(subject, planned),
  };
}

function planningServices(
  { database, units, hardware, planning }: ObservatorySubject,
  planned: PlannedObservations,
): Pick<ObservatoryServices, 'hardware' | 'programs' | 'sources' | 'obsUnits'> {
  const { observatories, telescopes, instruments, modules, configurations } = hardware;
  const { programs, subPrograms, sources, obsUnits } = planning;
  return {
    hardware: new HardwareService(observatories, telescopes, instruments, modules, configurations, database),
    programs: new ObservingProgramService(programs, subPrograms, database),
    sources: new SourceService(sources, database),
    obsUnits: new ObsUnitService(obsUnits, subPrograms, sources, configurations, units, planned, database),
  };
}
