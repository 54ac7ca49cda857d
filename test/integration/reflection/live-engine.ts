import { SqlEngines } from '../../../src/adapters/typeorm/database/sql-engines.js';
import { readStructure } from '../../../src/adapters/typeorm/reflection/read-structure.js';
import { engineSource } from '../../../src/adapters/typeorm/reflection/structure-source.js';
import type { DatabaseStructure } from '../../../src/adapters/typeorm/reflection/database-structure.js';
import type { SqlEngine } from '../../../src/adapters/typeorm/shared/sql-engine.js';
import { statement } from '../../../src/adapters/typeorm/shared/sql-text.js';
import { newBackend } from '../../../src/testing/backends/new-backend.js';
import { FixedSettings } from '../../../src/testing/fixed-settings.js';

export type SqlEngineName = 'sqlite' | 'postgres';
export const SQL_ENGINES: readonly SqlEngineName[] = ['sqlite', 'postgres'];

/** An open engine on an empty store of its own. */
export interface LiveEngine {
  readonly engine: SqlEngine;
  readonly url: string;
  run(...statements: readonly string[]): Promise<void>;
  structure(schemas?: readonly string[]): Promise<DatabaseStructure>;
  close(): Promise<void>;
}

export async function liveEngine(name: SqlEngineName): Promise<LiveEngine> {
  const backend = await newBackend(name);
  const settings = new FixedSettings({ databases: { live: backend.url } });
  const lease = new SqlEngines().lease('live', settings.database('live'), []);
  await lease.open(undefined);
  const { engine } = lease;
  return {
    engine,
    url: backend.url,
    run: async (...statements) => {
      for (const text of statements) await engine.execute(statement('test', text), [], 'write');
    },
    structure: (schemas) => readStructure(engineSource(engine), { schemas }),
    close: async () => {
      await lease.close();
      await backend.remove();
    },
  };
}
