import { SqlEngines } from '../adapters/typeorm/database/sql-engines.js';
import { readStructure, reflectCode, engineSource, type ReflectedCode } from '../adapters/typeorm/reflection/index.js';
import type { DatabaseSettings } from '../ports/shared/settings.js';

/** What `sextant reflect` is asked for. */
export interface ReflectRequest {
  readonly context: string;
  /** PostgreSQL: default the current one. */
  readonly schema?: string;
  readonly tables?: readonly string[];
}

/** The code for a database, and where that is, without any password. */
export interface ReflectedDatabase {
  readonly location: string;
  readonly code: ReflectedCode;
}

/** Reads a live database by its settings and generates code for it. Opens and closes it; changes nothing there. */
export async function reflectDatabase(settings: DatabaseSettings, { context, schema, tables }: ReflectRequest): Promise<ReflectedDatabase> {
  const lease = new SqlEngines().lease('reflect', settings, []);
  await lease.open(undefined);
  try {
    const { engine } = lease;
    const structure = await readStructure(engineSource(engine), { schemas: schema === undefined ? undefined : [schema] });
    return { location: engine.location, code: reflectCode(structure, engine.dialect, { context, tables }) };
  } finally {
    await lease.close();
  }
}
