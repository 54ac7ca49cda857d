import type { DataLocationRepository } from '../../../ports/observatory/data-location.repository.js';
import type { DataMovementRepository } from '../../../ports/observatory/data-movement.repository.js';
import type { DataTransferPackageRepository } from '../../../ports/observatory/data-transfer-package.repository.js';
import type { DataTransferRouteRepository } from '../../../ports/observatory/data-transfer-route.repository.js';
import type { ExecutedObsUnitRepository } from '../../../ports/observatory/executed-obs-unit.repository.js';
import type { ObservatoryDatabase } from '../../../ports/observatory/observatory.database.js';
import type { PhysicalCopyRepository } from '../../../ports/observatory/physical-copy.repository.js';
import type { RawDataFileRepository } from '../../../ports/observatory/raw-data-file.repository.js';
import type { RawDataPackageRepository } from '../../../ports/observatory/raw-data-package.repository.js';
import type { SiteRepository } from '../../../ports/observatory/site.repository.js';
import type { StepFailureRepository } from '../../../ports/observatory/step-failure.repository.js';
import type { HardwareSubject } from './hardware-subject.js';
import type { PlanningSubject } from './planning-subject.js';

/** An observatory database of one engine, and what is stored in it. */
export interface ObservatorySubject {
  readonly database: ObservatoryDatabase;
  readonly sites: SiteRepository;
  readonly locations: DataLocationRepository;
  readonly routes: DataTransferRouteRepository;
  readonly units: ExecutedObsUnitRepository;
  readonly files: RawDataFileRepository;
  readonly packages: RawDataPackageRepository;
  readonly transferPackages: DataTransferPackageRepository;
  readonly copies: PhysicalCopyRepository;
  readonly movements: DataMovementRepository;
  readonly failures: StepFailureRepository;
  readonly hardware: HardwareSubject;
  readonly planning: PlanningSubject;
}
