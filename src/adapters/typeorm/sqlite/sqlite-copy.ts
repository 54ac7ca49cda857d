import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { TableSchema } from '../../schema/shared/table.js';
import type { SqlConnection, SqlStatement } from '../shared/sql-connection.js';
import { columnOf } from '../shared/sql-text.js';
import { sqliteDialect } from './sqlite-dialect.js';

/** SQLITE_MAX_VARIABLE_NUMBER as SQLite is built by default. */
const MOST_PARAMETERS = 32_766;
/** Past this many values a larger statement is no faster, it only holds more memory. */
const USUAL_PARAMETERS = 2_000;

/**
 * Writes rows by inserts of many rows each, one prepared statement for all full chunks, and returns how many. Rows are
 * taken from the iterable as they are needed. Atomic only inside a transaction.
 */
export async function copyRows(
  connection: SqlConnection,
  table: TableSchema,
  columns: readonly string[],
  rows: Iterable<readonly unknown[]>,
  options?: CallOptions,
): Promise<number> {
  if (columns.length > MOST_PARAMETERS) throw new RangeError(`${table.name}: ${columns.length} columns are more than SQLite can bind`);
  const encoders = columns.map((name) => columnOf(table, name));
  const chunkRows = Math.max(1, Math.floor(USUAL_PARAMETERS / columns.length));
  const whole = insertOf(table, columns, chunkRows);
  let written = 0;
  let values: unknown[] = [];
  for (const row of rows) {
    for (let index = 0; index < encoders.length; index++) {
      const value = row[index];
      const column = encoders[index];
      values.push(value === null || value === undefined || !column ? null : sqliteDialect.encode(value, column));
    }
    if (values.length < chunkRows * columns.length) continue;
    written += (await connection.execute(whole, values, options)).rowCount;
    values = [];
  }
  if (values.length === 0) return written;
  const rest = insertOf(table, columns, values.length / columns.length);
  return written + (await connection.execute(rest, values, options)).rowCount;
}

function insertOf(table: TableSchema, columns: readonly string[], rows: number): SqlStatement {
  const tuple = `(${columns.map(() => '?').join(',')})`;
  const names = columns.map((name) => sqliteDialect.quote(name)).join(',');
  const text = `INSERT INTO ${sqliteDialect.quote(table.name)} (${names}) VALUES ${Array.from({ length: rows }, () => tuple).join(',')}`;
  return { name: `${table.name}_copy`, text };
}
