import type { BulkCounts, BulkOptions } from '../../shared/table-gateway.js';
import type { TableSchema } from '../../schema/shared/table.js';
import { EncodedRows } from './encoded-rows.js';
import { mergeOnPostgres } from './bulk-merge-postgres.js';
import { mergeOnSqlite } from './bulk-merge-sqlite.js';
import type { BulkRow, BulkRows } from './bulk-rows.js';
import type { SqlExecutor } from './sql-executor.js';
import type { TableStatements } from './table-statements.js';

/** The table a bulk goes into, with what is kept about it. */
export interface BulkTarget {
  readonly table: TableSchema;
  readonly shape: BulkRows;
  readonly statements: TableStatements;
}

/**
 * Many rows in one atomic step. Where no stored row may be met, they go straight into the table by the engine's fastest
 * way. Otherwise they are freed of repeats and sorted by key first, so that two overlapping loads lock rows in the same
 * order and cannot deadlock.
 */
export async function bulkInsert(
  target: BulkTarget,
  executor: SqlExecutor,
  given: Iterable<BulkRow> | EncodedRows,
  options: BulkOptions,
): Promise<BulkCounts> {
  if (isEmpty(given)) return { inserted: 0, updated: 0, skipped: 0 };
  const { engine } = executor;
  const { table, shape, statements } = target;
  return executor.atomically(async (connection) => {
    const action = options.onConflict;
    if (action === 'error' || given instanceof EncodedRows) {
      const inserted = await engine.copyRows(connection, table, shape.columns, given, options);
      return { inserted, updated: 0, skipped: 0 };
    }
    const all = [...given];
    const rows = shape.distinct(all, action);
    const merge = engine.dialect.name === 'postgres' ? mergeOnPostgres : mergeOnSqlite;
    const merged = await merge({ engine, connection, table, statements, rows, action, options });
    return { ...merged, skipped: all.length - merged.inserted - merged.updated };
  }, options);
}

function isEmpty(given: Iterable<BulkRow> | EncodedRows): boolean {
  return given instanceof EncodedRows ? given.count === 0 : Array.isArray(given) && given.length === 0;
}
