import type { ColumnSchema, TableSchema } from '../../schema/shared/table.js';
import type { LikePattern } from '../../shared/patterns/like-pattern.js';
import type { TextPattern } from '../../shared/patterns/text-pattern.js';
import type { EncodedRows } from './encoded-rows.js';

/** Where the two databases differ in SQL text and values; everything else in `shared/` is written once. */
export interface Dialect {
  readonly name: 'postgres' | 'sqlite';
  quote(identifier: string): string;
  /** Type in DDL. */
  columnType(column: ColumnSchema): string;
  /** The expression of a column in a select or returning list, under its own name; exact for every kind. */
  selectColumn(table: string, name: string, column: ColumnSchema): string;
  /** The value as the driver must bind it. Range and exactness have been checked before. */
  encode(value: unknown, column: ColumnSchema): unknown;
  /** The value of `ColumnTypes` from what the driver returned; `undefined` when the driver's value is right already. */
  decoder(column: ColumnSchema): ((value: unknown) => unknown) | undefined;
  /** True when the two differ, counting NULL as a value of its own. */
  isDistinctFrom(left: string, right: string): string;
  /** True when the column equals an element of the list bound to the placeholder by `encodeList`. */
  isOneOf(left: string, placeholder: string, column: ColumnSchema): string;
  encodeList(values: readonly unknown[], column: ColumnSchema): unknown;
  /** True when the whole text fits the pattern bound by `encodePattern`, letters of different case being different. */
  isLike(left: string, placeholder: string): string;
  encodePattern(pattern: LikePattern | TextPattern): unknown;
  /** Takes bulk rows now, as `copyRows` will send them; absent where it sends their values one by one. `take` gives the values of a row. */
  encodeRows?<Row>(
    table: TableSchema,
    columns: readonly string[],
    rows: Iterable<Row>,
    take: (row: Row) => readonly unknown[],
  ): EncodedRows;
}
