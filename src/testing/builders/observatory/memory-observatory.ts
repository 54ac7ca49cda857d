import * as memory from '../../../adapters/memory/observatory/index.js';
import type { ObservatorySubject } from './observatory-subject.js';

/** The repositories of the observatory over one database in memory. */
export function memoryObservatory(database = new memory.MemoryObservatoryDatabase()): ObservatorySubject {
  return {
    database,
    sites: new memory.MemorySiteRepository(database),
    locations: new memory.MemoryDataLocationRepository(database),
    routes: new memory.MemoryDataTransferRouteRepository(database),
    units: new memory.MemoryExecutedObsUnitRepository(database),
    files: new memory.MemoryRawDataFileRepository(database),
    packages: new memory.MemoryRawDataPackageRepository(database),
    transferPackages: new memory.MemoryDataTransferPackageRepository(database),
    copies: new memory.MemoryPhysicalCopyRepository(database),
    movements: new memory.MemoryDataMovementRepository(database),
    failures: new memory.MemoryStepFailureRepository(database),
    hardware: {
      observatories: new memory.MemoryObservatoryRepository(database),
      telescopes: new memory.MemoryTelescopeRepository(database),
      instruments: new memory.MemoryInstrumentRepository(database),
      modules: new memory.MemoryInstrumentModuleRepository(database),
      configurations: new memory.MemoryInstrumentModuleConfigurationRepository(database),
    },
    planning: {
      programs: new memory.MemoryObservingProgramRepository(database),
      subPrograms: new memory.MemorySubObservingProgramRepository(database),
      sources: new memory.MemorySourceRepository(database),
      obsUnits: new memory.MemoryObsUnitRepository(database),
    },
  };
}
