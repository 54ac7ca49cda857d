import type { DatabaseStructure } from './database-structure.js';
import { readPostgres } from './read-postgres.js';
import { readSqlite } from './read-sqlite.js';
import type { StructureSource } from './structure-source.js';

export interface ReadStructureOptions {
  /** PostgreSQL: schemas to read, the first of them the one whose tables go by their name alone. Default: the current one. */
  readonly schemas?: readonly string[] | undefined;
}

/**
 * Describes a live database: tables with their columns, keys, rules and indexes, views by name, enums. Needs no rights
 * but to see the tables, and a fixed number of queries. What extensions brought is left out.
 */
export function readStructure(source: StructureSource, options: ReadStructureOptions = {}): Promise<DatabaseStructure> {
  return source.engine === 'postgres' ? readPostgres(source, options.schemas) : readSqlite(source);
}
