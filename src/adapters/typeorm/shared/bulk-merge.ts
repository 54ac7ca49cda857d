import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { TableSchema } from '../../schema/shared/table.js';
import type { BulkRow, MergeAction } from './bulk-rows.js';
import type { Dialect } from './dialect.js';
import type { SqlConnection } from './sql-connection.js';
import type { SqlEngine } from './sql-engine.js';
import type { TableStatements } from './table-statements.js';

export interface MergeCounts {
  readonly inserted: number;
  readonly updated: number;
}

/** One merge of rows, free of repeats and sorted by key, into a table. */
export interface Merge {
  readonly engine: SqlEngine;
  readonly connection: SqlConnection;
  readonly table: TableSchema;
  readonly statements: TableStatements;
  readonly rows: readonly BulkRow[];
  readonly action: MergeAction;
  readonly options: CallOptions;
}

/** ` ON CONFLICT (key) DO …`. A table of key columns alone has nothing to overwrite. */
export function conflictClause(dialect: Dialect, table: TableSchema, action: MergeAction): string {
  const key = table.primaryKey.map((name) => dialect.quote(name)).join(', ');
  const changes = Object.keys(table.columns)
    .filter((name) => !table.primaryKey.includes(name))
    .map((name) => `${dialect.quote(name)} = excluded.${dialect.quote(name)}`);
  const what = action === 'ignore' || changes.length === 0 ? 'NOTHING' : `UPDATE SET ${changes.join(', ')}`;
  return ` ON CONFLICT (${key}) DO ${what}`;
}

export function quotedColumns(dialect: Dialect, table: TableSchema): string {
  return Object.keys(table.columns)
    .map((name) => dialect.quote(name))
    .join(', ');
}
