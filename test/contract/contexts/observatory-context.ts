import * as memory from '../../../src/adapters/memory/observatory/index.js';
import { observatoryTables } from '../../../src/adapters/schema/observatory/observatory.schema.js';
import * as typeorm from '../../../src/adapters/typeorm/observatory/index.js';
import { SiteRepository } from '../../../src/ports/observatory/site.repository.js';
import { DataLocationRepository } from '../../../src/ports/observatory/data-location.repository.js';
import { DataTransferRouteRepository } from '../../../src/ports/observatory/data-transfer-route.repository.js';
import { ExecutedObsUnitRepository } from '../../../src/ports/observatory/executed-obs-unit.repository.js';
import { RawDataFileRepository } from '../../../src/ports/observatory/raw-data-file.repository.js';
import { RawDataPackageRepository } from '../../../src/ports/observatory/raw-data-package.repository.js';
import { DataTransferPackageRepository } from '../../../src/ports/observatory/data-transfer-package.repository.js';
import { PhysicalCopyRepository } from '../../../src/ports/observatory/physical-copy.repository.js';
import { DataMovementRepository } from '../../../src/ports/observatory/data-movement.repository.js';
import { StepFailureRepository } from '../../../src/ports/observatory/step-failure.repository.js';
import { ObservatoryRepository } from '../../../src/ports/observatory/observatory.repository.js';
import { TelescopeRepository } from '../../../src/ports/observatory/telescope.repository.js';
import { InstrumentRepository } from '../../../src/ports/observatory/instrument.repository.js';
import { InstrumentModuleRepository } from '../../../src/ports/observatory/instrument-module.repository.js';
import { InstrumentModuleConfigurationRepository } from '../../../src/ports/observatory/instrument-module-configuration.repository.js';
import { ObservingProgramRepository } from '../../../src/ports/observatory/observing-program.repository.js';
import { SubObservingProgramRepository } from '../../../src/ports/observatory/sub-observing-program.repository.js';
import { SourceRepository } from '../../../src/ports/observatory/source.repository.js';
import { ObsUnitRepository } from '../../../src/ports/observatory/obs-unit.repository.js';
import type { HardwareSubject } from '../../../src/testing/builders/observatory/hardware-subject.js';
import type { ObservatorySubject } from '../../../src/testing/builders/observatory/observatory-subject.js';
import type { PlanningSubject } from '../../../src/testing/builders/observatory/planning-subject.js';
import type { Context } from './context.js';

/** The repositories of the observatory side by side, those of hardware and planning too. */
export type ObservatoryRepositories = Omit<ObservatorySubject, 'hardware' | 'planning'> & HardwareSubject & PlanningSubject;

/** The observatory and its repositories. */
export const observatoryContext: Context<memory.MemoryObservatoryDatabase, typeorm.TypeormObservatoryDatabase, ObservatoryRepositories> = {
  name: 'observatory',
  tables: observatoryTables,
  memory: memory.MemoryObservatoryDatabase,
  typeorm: typeorm.TypeormObservatoryDatabase,
  repositories: {
    sites: { port: SiteRepository, fake: memory.MemorySiteRepository, adapter: typeorm.TypeormSiteRepository },
    locations: { port: DataLocationRepository, fake: memory.MemoryDataLocationRepository, adapter: typeorm.TypeormDataLocationRepository },
    routes: {
      port: DataTransferRouteRepository,
      fake: memory.MemoryDataTransferRouteRepository,
      adapter: typeorm.TypeormDataTransferRouteRepository,
    },
    units: {
      port: ExecutedObsUnitRepository,
      fake: memory.MemoryExecutedObsUnitRepository,
      adapter: typeorm.TypeormExecutedObsUnitRepository,
    },
    files: { port: RawDataFileRepository, fake: memory.MemoryRawDataFileRepository, adapter: typeorm.TypeormRawDataFileRepository },
    packages: {
      port: RawDataPackageRepository,
      fake: memory.MemoryRawDataPackageRepository,
      adapter: typeorm.TypeormRawDataPackageRepository,
    },
    transferPackages: {
      port: DataTransferPackageRepository,
      fake: memory.MemoryDataTransferPackageRepository,
      adapter: typeorm.TypeormDataTransferPackageRepository,
    },
    copies: { port: PhysicalCopyRepository, fake: memory.MemoryPhysicalCopyRepository, adapter: typeorm.TypeormPhysicalCopyRepository },
    movements: { port: DataMovementRepository, fake: memory.MemoryDataMovementRepository, adapter: typeorm.TypeormDataMovementRepository },
    failures: { port: StepFailureRepository, fake: memory.MemoryStepFailureRepository, adapter: typeorm.TypeormStepFailureRepository },
    observatories: { port: ObservatoryRepository, fake: memory.MemoryObservatoryRepository, adapter: typeorm.TypeormObservatoryRepository },
    telescopes: { port: TelescopeRepository, fake: memory.MemoryTelescopeRepository, adapter: typeorm.TypeormTelescopeRepository },
    instruments: { port: InstrumentRepository, fake: memory.MemoryInstrumentRepository, adapter: typeorm.TypeormInstrumentRepository },
    modules: {
      port: InstrumentModuleRepository,
      fake: memory.MemoryInstrumentModuleRepository,
      adapter: typeorm.TypeormInstrumentModuleRepository,
    },
    configurations: {
      port: InstrumentModuleConfigurationRepository,
      fake: memory.MemoryInstrumentModuleConfigurationRepository,
      adapter: typeorm.TypeormInstrumentModuleConfigurationRepository,
    },
    programs: {
      port: ObservingProgramRepository,
      fake: memory.MemoryObservingProgramRepository,
      adapter: typeorm.TypeormObservingProgramRepository,
    },
    subPrograms: {
      port: SubObservingProgramRepository,
      fake: memory.MemorySubObservingProgramRepository,
      adapter: typeorm.TypeormSubObservingProgramRepository,
    },
    sources: { port: SourceRepository, fake: memory.MemorySourceRepository, adapter: typeorm.TypeormSourceRepository },
    obsUnits: { port: ObsUnitRepository, fake: memory.MemoryObsUnitRepository, adapter: typeorm.TypeormObsUnitRepository },
  },
};

/** The same as contracts of the observatory take them. */
export function observatorySubject(repositories: ObservatoryRepositories): ObservatorySubject {
  const { observatories, telescopes, instruments, modules, configurations, programs, subPrograms, sources, obsUnits, ...others } =
    repositories;
  return {
    ...others,
    hardware: { observatories, telescopes, instruments, modules, configurations },
    planning: { programs, subPrograms, sources, obsUnits },
  };
}
