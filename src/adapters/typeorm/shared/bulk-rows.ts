import { compareValues } from '../../shared/compare-values.js';
import { unsignedZero } from '../../shared/unsigned-zero.js';
import type { TableSchema } from '../../schema/shared/table.js';

/** A row of a bulk: its values in the order of the table's columns. Arrays, because a bulk of objects costs twice the time. */
export type BulkRow = readonly unknown[];

/** What a bulk row does that meets a stored one. */
export type MergeAction = 'ignore' | 'update';

/** The bulk rows of one table: how they are made, told apart and ordered. */
export class BulkRows {
  readonly columns: readonly string[];
  private readonly keyPositions: readonly number[];

  constructor(table: TableSchema) {
    this.columns = Object.keys(table.columns);
    this.keyPositions = table.primaryKey.map((name) => this.columns.indexOf(name));
  }

  /** The values of a row, taken now. */
  take(row: Readonly<Record<string, unknown>>): BulkRow {
    const values = new Array<unknown>(this.columns.length);
    for (let position = 0; position < values.length; position++) {
      const value = row[this.columns[position] as string];
      values[position] = value === undefined ? null : unsignedZero(value);
    }
    return values;
  }

  /** Of rows with the same key, `ignore` keeps the first and `update` the last. Ordered by key. */
  distinct(rows: readonly BulkRow[], action: MergeAction): BulkRow[] {
    const byKey = new Map<string, BulkRow>();
    for (const row of rows) {
      const key = this.keyText(row);
      if (action === 'update' || !byKey.has(key)) byKey.set(key, row);
    }
    return [...byKey.values()].sort((left, right) => this.compareKeys(left, right));
  }

  /** The key as one text, equal exactly when the keys are. Texts hold no NUL, so it separates. */
  private keyText(row: BulkRow): string {
    return this.keyPositions.map((position) => String(row[position])).join('\0');
  }

  private compareKeys(left: BulkRow, right: BulkRow): number {
    for (const position of this.keyPositions) {
      const order = compareValues(left[position], right[position]);
      if (order !== 0) return order;
    }
    return 0;
  }
}
