import type { TableSchema } from '../../adapters/schema/shared/table.js';
import type { TypeormDatabase } from '../../adapters/typeorm/database/typeorm-database.js';
import { statement } from '../../adapters/typeorm/shared/sql-text.js';

/** Removes every row of the given tables, referring tables last in the list first. */
export async function emptyTables(database: TypeormDatabase, tables: readonly TableSchema[]): Promise<void> {
  const { dialect } = database.engine;
  const names = tables.map((table) => dialect.quote(table.name)).reverse();
  if (dialect.name === 'postgres') await database.execute(statement('empty', `TRUNCATE ${names.join(', ')} CASCADE`), [], 'write');
  else for (const name of names) await database.execute(statement('empty', `DELETE FROM ${name}`), [], 'write');
}
