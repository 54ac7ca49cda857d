import type { ColumnSchema, RowOf, TableSchema } from '../schema/shared/table.js';

/** A column to order by. Given as a name alone it runs in the direction of the whole selection. */
export type OrderBy<Table extends TableSchema> =
  (keyof RowOf<Table> & string) | { readonly column: keyof RowOf<Table> & string; readonly direction: 'ascending' | 'descending' };

/** One column of a total order. Nulls come last in both directions. */
export interface OrderTerm {
  readonly name: string;
  readonly column: ColumnSchema;
  readonly descending: boolean;
}

/** A total order: the columns asked for, then what is missing of the primary key. */
export interface RowOrder {
  readonly terms: readonly OrderTerm[];
  /** The same for the same columns and directions. */
  readonly shape: string;
}

export function rowOrder(terms: readonly OrderTerm[]): RowOrder {
  return { terms, shape: terms.map(({ name, descending }) => `${name}${descending ? '-' : '+'}`).join('\0') };
}
