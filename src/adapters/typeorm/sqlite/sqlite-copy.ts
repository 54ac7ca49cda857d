import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { ColumnSchema, TableSchema } from '../../schema/shared/table.js';
import type { SqlConnection, SqlResult, SqlStatement } from '../shared/sql-connection.js';
import { columnOf } from '../shared/sql-text.js';
import { sqliteDialect } from './sqlite-dialect.js';

/** SQLITE_MAX_VARIABLE_NUMBER as SQLite is built by default. */
const MOST_PARAMETERS = 32_766;
/** Past this many values a larger statement is no faster, it only holds more memory. */
const USUAL_PARAMETERS = 2_000;

type Encoder = (value: unknown) => unknown;

/**
 * Writes rows by inserts of many rows each, one prepared statement for all full chunks, and returns how many. Rows are
 * taken from the iterable as they are needed; while one chunk is written, the next is made. Atomic only inside a
 * transaction.
 */
export async function copyRows(
  connection: SqlConnection,
  table: TableSchema,
  columns: readonly string[],
  rows: Iterable<readonly unknown[]>,
  options?: CallOptions,
): Promise<number> {
  const chunkRows = Math.max(1, Math.floor(Math.min(USUAL_PARAMETERS, MOST_PARAMETERS) / columns.length));
  const whole = insertOf(table, columns, chunkRows);
  let written = 0;
  let writing: Promise<SqlResult> | undefined;
  try {
    for (const values of chunksOf(
      rows,
      columns.map((name) => encoderOf(columnOf(table, name))),
      chunkRows,
    )) {
      written += (await writing)?.rowCount ?? 0;
      const count = values.length / columns.length;
      writing = connection.execute(count === chunkRows ? whole : insertOf(table, columns, count), values, options);
    }
    return written + ((await writing)?.rowCount ?? 0);
  } catch (error) {
    // The rows may have failed while a chunk was on its way: the connection must be quiet before its transaction ends.
    await writing?.catch(() => undefined);
    throw error;
  }
}

/** The encoded values of `size` rows at a time, row after row. */
function* chunksOf(rows: Iterable<readonly unknown[]>, encoders: readonly (Encoder | undefined)[], size: number): Iterable<unknown[]> {
  const width = encoders.length;
  let values: unknown[] = [];
  for (const row of rows) {
    for (let index = 0; index < width; index++) {
      const value = row[index] ?? null;
      const encode = encoders[index];
      values.push(encode && value !== null ? encode(value) : value);
    }
    if (values.length < size * width) continue;
    yield values;
    values = [];
  }
  if (values.length > 0) yield values;
}

/** Nothing for the kinds that are bound as they are. */
function encoderOf(column: ColumnSchema): Encoder | undefined {
  const asItIs = column.kind === 'text' || column.kind === 'double' || column.kind === 'integer';
  return asItIs ? undefined : (value) => sqliteDialect.encode(value, column);
}

function insertOf(table: TableSchema, columns: readonly string[], rows: number): SqlStatement {
  const tuple = `(${columns.map(() => '?').join(',')})`;
  const names = columns.map((name) => sqliteDialect.quote(name)).join(',');
  const text = `INSERT INTO ${sqliteDialect.quote(table.name)} (${names}) VALUES ${Array.from({ length: rows }, () => tuple).join(',')}`;
  return { name: `${table.name}_copy`, text };
}
