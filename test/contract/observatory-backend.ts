import * as memory from '../../src/adapters/memory/observatory/index.js';
import { observatoryTables } from '../../src/adapters/schema/observatory/observatory.schema.js';
import { SystemClock } from '../../src/adapters/system/system-clock.js';
import { SqlEngines } from '../../src/adapters/typeorm/database/sql-engines.js';
import * as typeorm from '../../src/adapters/typeorm/observatory/index.js';
import type { EngineName } from '../../src/testing/backends/backend.js';
import { emptyTables } from '../../src/testing/backends/empty-tables.js';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import { memoryObservatory } from '../../src/testing/builders/observatory/memory-observatory.js';
import type { ObservatorySubject } from '../../src/testing/builders/observatory/observatory-subject.js';
import { FixedSettings } from '../../src/testing/fixed-settings.js';

export interface ObservatoryBackend {
  readonly url: string;
  readonly subject: ObservatorySubject;
  empty(): Promise<void>;
  /** All rows of all tables. */
  rows(): Promise<unknown>;
  close(): Promise<void>;
}

/** A migrated, empty observatory database of one engine. */
export async function openObservatory(engine: EngineName): Promise<ObservatoryBackend> {
  const backend = await newBackend(engine);
  const { url } = backend;
  if (engine === 'memory') {
    const database = new memory.MemoryObservatoryDatabase();
    await database.initialize();
    const close = async (): Promise<void> => database.dispose();
    return {
      url,
      subject: memoryObservatory(database),
      empty: () => Promise.resolve(database.clear()),
      rows: () => rowsOf(database),
      close,
    };
  }
  const { database, subject } = await openObservatoryAt(url);
  const close = async (): Promise<void> => {
    await database.dispose();
    await backend.remove();
  };
  return { url, subject, empty: () => emptyTables(database, observatoryTables), rows: () => rowsOf(database), close };
}

async function rowsOf(database: typeorm.TypeormObservatoryDatabase | memory.MemoryObservatoryDatabase): Promise<unknown> {
  const all = await Promise.all(observatoryTables.map(async (table) => [table.name, await database.table(table).select()] as const));
  return Object.fromEntries(all);
}

/** The observatory at a URL, in a process of its own perhaps. */
export async function openObservatoryAt(
  url: string,
): Promise<{ readonly database: typeorm.TypeormObservatoryDatabase; readonly subject: ObservatorySubject }> {
  const settings = new FixedSettings({ databases: { observatory: url }, database: { poolSize: 4 } });
  const database = new typeorm.TypeormObservatoryDatabase(settings, new SqlEngines(), new SystemClock());
  await database.initialize();
  const subject = {
    database,
    sites: new typeorm.TypeormSiteRepository(database),
    locations: new typeorm.TypeormDataLocationRepository(database),
    routes: new typeorm.TypeormDataTransferRouteRepository(database),
    units: new typeorm.TypeormExecutedObsUnitRepository(database),
    files: new typeorm.TypeormRawDataFileRepository(database),
    packages: new typeorm.TypeormRawDataPackageRepository(database),
    transferPackages: new typeorm.TypeormDataTransferPackageRepository(database),
    copies: new typeorm.TypeormPhysicalCopyRepository(database),
    movements: new typeorm.TypeormDataMovementRepository(database),
    failures: new typeorm.TypeormStepFailureRepository(database),
    hardware: {
      observatories: new typeorm.TypeormObservatoryRepository(database),
      telescopes: new typeorm.TypeormTelescopeRepository(database),
      instruments: new typeorm.TypeormInstrumentRepository(database),
      modules: new typeorm.TypeormInstrumentModuleRepository(database),
      configurations: new typeorm.TypeormInstrumentModuleConfigurationRepository(database),
    },
    planning: {
      programs: new typeorm.TypeormObservingProgramRepository(database),
      subPrograms: new typeorm.TypeormSubObservingProgramRepository(database),
      sources: new typeorm.TypeormSourceRepository(database),
      obsUnits: new typeorm.TypeormObsUnitRepository(database),
    },
  };
  return { database, subject };
}
