import type { BulkCounts, BulkOptions } from '../../shared/table-gateway.js';
import { compareKeys, keyText } from '../../shared/row-key.js';
import type { TableSchema } from '../../schema/shared/table.js';
import type { SqlExecutor } from './sql-executor.js';
import { cells, type MergeAction } from './bulk-merge.js';
import { mergeOnPostgres } from './bulk-merge-postgres.js';
import { mergeOnSqlite } from './bulk-merge-sqlite.js';
import type { TableStatements } from './table-statements.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * Many rows in one atomic step. Where no stored row may be met, they go straight into the table by the engine's fastest
 * way. Otherwise they are freed of repeats and sorted by key first, so that two overlapping loads lock rows in the same
 * order and cannot deadlock.
 */
export async function bulkInsert(
  table: TableSchema,
  statements: TableStatements,
  executor: SqlExecutor,
  given: readonly Row[],
  options: BulkOptions,
): Promise<BulkCounts> {
  if (given.length === 0) return { inserted: 0, updated: 0, skipped: 0 };
  const { engine } = executor;
  return executor.atomically(async (connection) => {
    const action = options.onConflict;
    if (action === 'error') {
      const inserted = await engine.copyRows(connection, table, Object.keys(table.columns), cells(table, given), options);
      return { inserted, updated: 0, skipped: 0 };
    }
    const rows = withoutRepeats(table, given, action).sort((left, right) => compareKeys(table, left, right));
    const merge = engine.dialect.name === 'postgres' ? mergeOnPostgres : mergeOnSqlite;
    const merged = await merge({ engine, connection, table, statements, rows, action, options });
    return { ...merged, skipped: given.length - merged.inserted - merged.updated };
  }, options);
}

/** Of rows with the same key, `ignore` keeps the first and `update` the last. */
function withoutRepeats(table: TableSchema, rows: readonly Row[], action: MergeAction): Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const key = keyText(table, row);
    if (action === 'update' || !byKey.has(key)) byKey.set(key, row);
  }
  return [...byKey.values()];
}
