import type { DataSource } from 'typeorm';
import type { SqlEngine } from '../shared/sql-engine.js';
import { statement } from '../shared/sql-text.js';

/** Where a structure is read from: something that answers queries of one of the two engines. */
export interface StructureSource {
  readonly engine: 'postgres' | 'sqlite';
  query(text: string, values: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
}

/** The open engine of a database; each query reads by itself, on any free connection of the primary. */
export function engineSource(engine: Pick<SqlEngine, 'dialect' | 'execute'>, signal?: AbortSignal): StructureSource {
  const { name } = engine.dialect;
  return {
    engine: name,
    // A standby may not have replayed the latest migration; SQLite has one file and one writer to spare.
    query: async (text, values) =>
      (await engine.execute(statement('structure', text), values, name === 'postgres' ? 'write' : 'read', { signal })).rows,
  };
}

const SQLITE_TYPES = new Set(['better-sqlite3', 'sqlite', 'sqljs']);
const POSTGRES_TYPES = new Set(['postgres', 'cockroachdb', 'aurora-postgres']);

/** A TypeORM data source of somebody's own. @throws TypeError when it is neither PostgreSQL nor SQLite. */
export function dataSourceSource(dataSource: DataSource): StructureSource {
  const { type } = dataSource.options;
  if (!POSTGRES_TYPES.has(type) && !SQLITE_TYPES.has(type)) throw new TypeError(`the structure of a ${type} database cannot be read`);
  const engine = POSTGRES_TYPES.has(type) ? 'postgres' : 'sqlite';
  return {
    engine,
    query: (text, values) =>
      dataSource.query<Record<string, unknown>[]>(engine === 'sqlite' ? text.replaceAll(/\$\d+/g, '?') : text, [...values]),
  };
}
