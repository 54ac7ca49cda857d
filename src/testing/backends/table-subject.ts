import { SystemClock } from '../../adapters/system/system-clock.js';
import type { TableSchema } from '../../adapters/schema/shared/table.js';
import type { TableGateway } from '../../adapters/shared/table-gateway.js';
import type { Database } from '../../ports/shared/database.js';
import { FixedSettings } from '../fixed-settings.js';
import type { EngineName } from './backend.js';
import { newBackend } from './new-backend.js';

/** A database of one engine that holds some tables, for contracts of tables and transactions. */
export interface TableSubject {
  readonly database: Database;
  table<Table extends TableSchema>(schema: Table): TableGateway<Table>;
  /** Removes every row. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a fresh store of the engine with these tables, empty. A table comes after those it refers to. */
export async function openTables(engine: EngineName, tables: readonly TableSchema[]): Promise<TableSubject> {
  if (engine === 'memory') return openMemory(tables);
  const [{ TypeormDatabase }, { SqlEngines }, { initialMigration }, { emptyTables }] = await Promise.all([
    import('../../adapters/typeorm/database/typeorm-database.js'),
    import('../../adapters/typeorm/database/sql-engines.js'),
    import('../../adapters/typeorm/migrations/initial-migration.js'),
    import('./empty-tables.js'),
  ]);
  const backend = await newBackend(engine);
  const settings = new FixedSettings({ databases: { contract: backend.url } });
  const definition = { name: 'contract', tables, migrations: [initialMigration('0001-contract', tables)] };
  const database = new TypeormDatabase(definition, settings, new SqlEngines(), new SystemClock());
  await database.initialize();
  return {
    database,
    table: (schema) => database.table(schema),
    empty: () => emptyTables(database, tables),
    close: async () => {
      await database.dispose();
      await backend.remove();
    },
  };
}

async function openMemory(tables: readonly TableSchema[]): Promise<TableSubject> {
  const { MemoryDatabase } = await import('../../adapters/memory/shared/memory-database.js');
  const database = new MemoryDatabase('contract', tables);
  await database.initialize();
  return {
    database,
    table: (schema) => database.table(schema),
    empty: () => Promise.resolve(database.clear()),
    close: () => database.dispose(),
  };
}
