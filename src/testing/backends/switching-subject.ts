import { SystemClock } from '../../adapters/system/system-clock.js';
import type { TableGateway } from '../../adapters/shared/table-gateway.js';
import { Secret } from '../../domain/shared/secret.js';
import type { Database } from '../../ports/shared/database.js';
import type { SwitchableDatabase } from '../../ports/shared/switchable-database.js';
import { counterTable } from '../tables/counter.schema.js';
import { FixedSettings } from '../fixed-settings.js';
import type { EngineName } from './backend.js';
import { newBackend } from './new-backend.js';

/** A database that can be connected elsewhere, and its counters. */
export interface SwitchingDatabase {
  readonly database: Database & SwitchableDatabase;
  readonly counters: TableGateway<typeof counterTable>;
}

/** Two places of one engine that both have the counter table, and one where nothing is. */
export interface SwitchingPlaces {
  readonly home: Secret;
  readonly elsewhere: Secret;
  readonly nowhere: Secret;
  /** A fresh database, open at `home`. */
  open(): Promise<SwitchingDatabase>;
  /** The counters that are stored at home and elsewhere, seen past the database under test. */
  stored(): Promise<{ readonly home: readonly string[]; readonly elsewhere: readonly string[] }>;
  empty(): Promise<void>;
  close(): Promise<void>;
}

const TABLES = [counterTable];

export async function openSwitchingPlaces(engine: EngineName): Promise<SwitchingPlaces> {
  return engine === 'memory' ? memoryPlaces() : enginePlaces(engine);
}

async function enginePlaces(engine: EngineName): Promise<SwitchingPlaces> {
  const [{ TypeormDatabase }, { SqlEngines }, { initialMigration }, { emptyTables }] = await Promise.all([
    import('../../adapters/typeorm/database/typeorm-database.js'),
    import('../../adapters/typeorm/database/sql-engines.js'),
    import('../../adapters/typeorm/migrations/initial-migration.js'),
    import('./empty-tables.js'),
  ]);
  const backends = [await newBackend(engine), await newBackend(engine)] as const;
  const databaseAt = async (url: string): Promise<InstanceType<typeof TypeormDatabase>> => {
    const settings = new FixedSettings({ databases: { contract: url }, database: { poolSize: 4 } });
    const definition = { name: 'contract', tables: TABLES, migrations: [initialMigration('0001-contract', TABLES)] };
    const database = new TypeormDatabase(definition, settings, new SqlEngines(), new SystemClock());
    await database.initialize();
    return database;
  };
  const witnesses = [await databaseAt(backends[0].url), await databaseAt(backends[1].url)] as const;
  return {
    home: new Secret(backends[0].url),
    elsewhere: new Secret(backends[1].url),
    // SQLite opens no file that is not there; a server has no such database.
    nowhere: new Secret(engine === 'postgres' ? `${backends[0].url}_missing` : `${backends[0].url}_missing?mode=rw`),
    open: async () => {
      const database = await databaseAt(backends[0].url);
      return { database, counters: database.table(counterTable) };
    },
    stored: async () => ({
      home: await namesIn(witnesses[0].table(counterTable)),
      elsewhere: await namesIn(witnesses[1].table(counterTable)),
    }),
    empty: async () => {
      for (const witness of witnesses) await emptyTables(witness, TABLES);
    },
    close: async () => {
      for (const witness of witnesses) await witness.dispose();
      for (const backend of backends) await backend.remove();
    },
  };
}

async function memoryPlaces(): Promise<SwitchingPlaces> {
  const { MemoryDatabase, MemoryServer } = await import('../../adapters/memory/index.js');
  const server = new MemoryServer({ users: { tester: undefined }, databases: ['home', 'elsewhere'] });
  const urlOf = (database: string): string => `postgresql://tester@localhost/${database}`;
  const databaseAt = (url: string): InstanceType<typeof MemoryDatabase> => new MemoryDatabase('contract', TABLES, { server, url });
  const witnesses = [databaseAt(urlOf('home')), databaseAt(urlOf('elsewhere'))] as const;
  return {
    home: new Secret(urlOf('home')),
    elsewhere: new Secret(urlOf('elsewhere')),
    nowhere: new Secret(urlOf('nowhere')),
    open: async () => {
      const database = databaseAt(urlOf('home'));
      await database.initialize();
      return { database, counters: database.table(counterTable) };
    },
    stored: async () => ({
      home: await namesIn(witnesses[0].table(counterTable)),
      elsewhere: await namesIn(witnesses[1].table(counterTable)),
    }),
    empty: async () => {
      for (const witness of witnesses) witness.clear();
    },
    close: async () => {
      for (const witness of witnesses) await witness.dispose();
    },
  };
}

async function namesIn(counters: TableGateway<typeof counterTable>): Promise<string[]> {
  return (await counters.select()).map(({ name }) => name);
}
