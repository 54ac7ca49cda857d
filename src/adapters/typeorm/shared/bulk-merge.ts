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

/** ` ON CONFLICT (key) DO …`. A table of key columns alone overwrites one of them with itself, so that the row counts as updated. */
export function conflictClause(dialect: Dialect, table: TableSchema, action: MergeAction): string {
  const key = table.primaryKey.map((name) => dialect.quote(name)).join(', ');
  const others = Object.keys(table.columns).filter((name) => !table.primaryKey.includes(name));
  const changes = (others.length > 0 ? others : table.primaryKey.slice(0, 1)).map(
    (name) => `${dialect.quote(name)} = excluded.${dialect.quote(name)}`,
  );
  const what = action === 'ignore' ? 'NOTHING' : `UPDATE SET ${changes.join(', ')}`;
  return ` ON CONFLICT (${key}) DO ${what}`;
}

export function quotedColumns(dialect: Dialect, table: TableSchema): string {
  return Object.keys(table.columns)
    .map((name) => dialect.quote(name))
    .join(', ');
}
