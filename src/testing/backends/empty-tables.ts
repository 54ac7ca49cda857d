import type { TableSchema } from '../../adapters/schema/shared/table.js';
import type { TypeormDatabase } from '../../adapters/typeorm/database/typeorm-database.js';
import { statement } from '../../adapters/typeorm/shared/sql-text.js';

/** Above it, truncating a table costs less than deleting its rows; below, truncating takes milliseconds, and deleting none. */
const MANY_ROWS = 1_000;

/** Removes every row of the given tables, referring tables last in the list first. */
export async function emptyTables(database: TypeormDatabase, tables: readonly TableSchema[]): Promise<void> {
  const { dialect } = database.engine;
  const names = tables.map((table) => dialect.quote(table.name)).reverse();
  if (dialect.name === 'postgres') await database.execute(statement('empty', emptyOnPostgres(names)), [], 'write');
  else for (const name of names) await database.execute(statement('empty', `DELETE FROM ${name}`), [], 'write');
}

function emptyOnPostgres(names: readonly string[]): string {
  const each = names.map(
    (name) =>
      `IF (SELECT count(*) FROM (SELECT FROM ${name} LIMIT ${String(MANY_ROWS)}) AS present) = ${String(MANY_ROWS)} ` +
      `THEN TRUNCATE ${name} CASCADE; ELSE DELETE FROM ${name}; END IF;`,
  );
  return `DO $empty$ BEGIN ${each.join(' ')} END $empty$`;
}
