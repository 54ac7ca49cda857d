import type { FileStore } from '../../../ports/observatory/file-content.store.js';
import type { Clock } from '../../../ports/shared/clock.js';
import { ArchivedCopies } from '../../../services/observatory/archived-copies.js';
import { CopyRegister } from '../../../services/observatory/copy-register.js';
import { DataMovementService } from '../../../services/observatory/data-movement.service.js';
import { DataTransferPackageService } from '../../../services/observatory/data-transfer-package.service.js';
import { ObservatoryWorkflowService } from '../../../services/observatory/observatory-workflow.service.js';
import { PhysicalCopyService } from '../../../services/observatory/physical-copy.service.js';
import { RawDataFileService } from '../../../services/observatory/raw-data-file.service.js';
import { RawDataPackageService } from '../../../services/observatory/raw-data-package.service.js';
import { StagedFiles } from '../../../services/observatory/staged-files.js';
import { StagingService } from '../../../services/observatory/staging.service.js';
import { StorageNetworkService } from '../../../services/observatory/storage-network.service.js';
import { StoredContent } from '../../../services/observatory/stored-content.js';
import type { ObservatorySubject } from './observatory-subject.js';

export interface ObservatoryServices {
  readonly network: StorageNetworkService;
  readonly rawFiles: RawDataFileService;
  readonly rawPackages: RawDataPackageService;
  readonly transferPackages: DataTransferPackageService;
  readonly movements: DataMovementService;
  readonly staging: StagingService;
  readonly copies: PhysicalCopyService;
  readonly workflow: ObservatoryWorkflowService;
}

/** The services of the observatory over some repositories, wired by hand as a container would. */
export function observatoryServices(subject: ObservatorySubject, store: FileStore, clock: Clock): ObservatoryServices {
  const { database, sites, locations, routes, units, files, packages, transferPackages: bundles, copies, movements } = subject;
  const network = new StorageNetworkService(sites, locations, routes, database);
  const content = new StoredContent(store, locations);
  const register = new CopyRegister(copies);
  const archived = new ArchivedCopies(files, packages, copies, locations, content);
  const stagedFiles = new StagedFiles(files, register, content, store);
  const rawFiles = new RawDataFileService(units, files, register, content, database, clock);
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
  const workflow = new ObservatoryWorkflowService(rawPackages, transferPackages, moving, deleting, network, movements, copies, database);
  return { network, rawFiles, rawPackages, transferPackages, movements: moving, staging, copies: deleting, workflow };
}
