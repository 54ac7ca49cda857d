import type { RowOf, TableSchema } from '../schema/shared/table.js';

/** What one column's value may be held against; several operators on one column must all hold: `{ gte: 10, lt: 20 }`. */
export interface Comparisons<Value> {
  readonly not?: Value;
  readonly in?: readonly NonNullable<Value>[];
  readonly notIn?: readonly NonNullable<Value>[];
  readonly gt?: NonNullable<Value>;
  readonly gte?: NonNullable<Value>;
  readonly lt?: NonNullable<Value>;
  readonly lte?: NonNullable<Value>;
  readonly isNull?: true;
  readonly isNotNull?: true;
}

/** What a text may be held against besides. Letters of different case differ, on every engine. */
export interface TextComparisons {
  /** The whole text fits: `%` is any number of characters, `_` exactly one, a backslash takes `%`, `_` and itself literally. */
  readonly like?: string;
  readonly notLike?: string;
  /**
   * Some part of the text fits a regular expression of the portable grammar (docs/queries.md). On SQLite the values of the
   * column are read and matched by this process, so narrow the rows by other conditions beside it.
   */
  readonly matches?: string;
}

/**
 * What a column's value must satisfy; a plain value means equal, `null` means IS NULL. A condition holds or does not, never
 * "unknown": a null satisfies `null`, `isNull` and what is negated (`not` a value, `notIn`, `notLike`), and nothing else.
 */
export type Condition<Value> =
  | Value
  | (Comparisons<Value> &
      ([NonNullable<Value>] extends [string] ? TextComparisons : { readonly [Operator in keyof TextComparisons]?: never }));

/** Names in a filter that stand for a group, never for a column. */
export type GroupName = 'and' | 'or' | 'not';

/**
 * Conditions on columns and groups of further filters, all of which must hold. A column given as `undefined` is an error,
 * never "no condition"; so is a group of nothing, or with an empty filter in it.
 *
 * ```ts
 * { status: { in: ['running', 'done'] }, or: [{ owner: 'ann' }, { not: { host: { like: 'test-%' } } }] }
 * ```
 */
export type Filter<Table extends TableSchema> = {
  readonly [Column in Exclude<keyof RowOf<Table>, GroupName>]?: Condition<RowOf<Table>[Column]>;
} & {
  readonly and?: readonly Filter<Table>[];
  readonly or?: readonly Filter<Table>[];
  /** Holds for exactly the rows for which the filter in it does not. */
  readonly not?: Filter<Table>;
};

/** A filter where forgetting it would touch every row. */
export type ChangeFilter<Table extends TableSchema> = Filter<Table> | 'all rows';
