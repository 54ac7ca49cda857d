import type { TableSchema } from '../../adapters/schema/shared/table.js';
import { compareValues } from '../../adapters/shared/compare-values.js';

type Row = Readonly<Record<string, unknown>>;

/** The primary key of a row as one text, equal exactly when the keys are. Texts hold no NUL, so it separates. */
export function keyText(table: TableSchema, row: Row): string {
  return table.primaryKey.map((name) => String(row[name])).join('\0');
}

/** Orders rows by primary key. */
export function compareKeys(table: TableSchema, left: Row, right: Row): number {
  for (const name of table.primaryKey) {
    const order = compareValues(left[name], right[name]);
    if (order !== 0) return order;
  }
  return 0;
}
