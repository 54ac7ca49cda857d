import type { ColumnSchema, TableSchema } from '../../schema/shared/table.js';
import type { Dialect } from './dialect.js';
import { columnOf } from './sql-text.js';

/** The rows of a query as one JSON text: the native module of SQLite takes several times as long over many small values. */
export interface PackedQuery {
  /** Takes the same values; gives one row with one column, an array of arrays. */
  readonly text: string;
  readonly columns: readonly string[];
}

/** More would be held in memory twice, as text and as rows. */
const MOST_BYTES = 16 * 1024 * 1024;
/** A character as JSON: escaped, `\\u0001`. */
const BYTES_PER_CHARACTER = 6;
const BYTES_PER_SCALAR = 32;

/** Fewer come faster as they are. */
export const FEWEST_PACKED_ROWS = 8;

/** The most rows of these columns that may be packed: 0 where JSON would not be exact (doubles) or a text has no bound. */
export function mostPackedRows(dialect: Dialect, table: TableSchema, columns: readonly string[]): number {
  if (dialect.name !== 'sqlite') return 0;
  const bytes = columns.reduce((sum, name) => sum + mostBytes(columnOf(table, name)), 0);
  return Math.floor(MOST_BYTES / bytes);
}

function mostBytes({ kind, length }: ColumnSchema): number {
  if (kind === 'double') return Infinity;
  return kind === 'text' ? (length ?? Infinity) * BYTES_PER_CHARACTER : BYTES_PER_SCALAR;
}

/** Rows stay in the order of `select`, which must have a LIMIT: such a subquery runs as it stands. */
export function packed(dialect: Dialect, select: string, columns: readonly string[]): PackedQuery {
  const list = columns.map((name) => dialect.quote(name)).join(', ');
  return { text: `SELECT json_group_array(json_array(${list})) AS packed FROM (${select})`, columns };
}

/** What a packed query gave, as the rows that the query itself would have given. */
export function unpackedRows(given: readonly Record<string, unknown>[], columns: readonly string[]): Record<string, unknown>[] {
  const rows = JSON.parse(String(given[0]?.['packed'])) as unknown[][];
  return rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (let index = 0; index < columns.length; index++) row[columns[index] as string] = values[index];
    return row;
  });
}
