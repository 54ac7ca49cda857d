import type { CallOptions } from '../../ports/shared/call-options.js';
import type { NewRowOf, RowOf, TableSchema } from '../schema/shared/table.js';

/** The primary key of a table: its key columns and their values. */
export type KeyOf<Table extends TableSchema> = Pick<RowOf<Table>, Table['primaryKey'][number] & keyof RowOf<Table>>;

/**
 * What a column's value must satisfy; a plain value means equal, `null` means IS NULL. Several operators on one column must
 * all hold: `{ gte: 10, lt: 20 }`. A null satisfies none but `not` with a value.
 */
export type Condition<Value> =
  | Value
  | { readonly in: readonly NonNullable<Value>[] }
  | { readonly gt: NonNullable<Value> }
  | { readonly gte: NonNullable<Value> }
  | { readonly lt: NonNullable<Value> }
  | { readonly lte: NonNullable<Value> }
  | { readonly not: Value };

/** Conditions on columns, AND-ed. A column given as `undefined` is an error, never "no condition". */
export type Filter<Table extends TableSchema> = {
  readonly [Column in keyof RowOf<Table>]?: Condition<RowOf<Table>[Column]>;
};

export interface Selection<Table extends TableSchema> {
  readonly where?: Filter<Table>;
  /** Columns in order of weight; the primary key always follows, so that the order is total. Nulls come last. */
  readonly orderBy?: readonly (keyof RowOf<Table> & string)[];
  /** Default false; true turns the whole order round (nulls still last). */
  readonly descending?: boolean;
  readonly limit?: number;
  readonly offset?: number;
}

export interface BulkOptions extends CallOptions {
  /** What a row does whose primary key is stored already: fail everything, leave the stored row, or overwrite it. */
  readonly onConflict: 'error' | 'ignore' | 'update';
}

export interface BulkCounts {
  readonly inserted: number;
  readonly updated: number;
  /** Rows left alone because their key was stored already, or was given twice in one call. */
  readonly skipped: number;
}

/**
 * The rows of one table, the same on every engine; repositories are a mapper over one of these. Every call joins the
 * current transaction of its database. Rows given and returned are the caller's own: nothing is shared with the store.
 *
 * @throws UniqueViolation, ForeignKeyViolation, NotNullViolation, CheckViolation, ValueNotStorable and the other
 * `DatabaseError`s; a column the table does not declare is `UnknownColumn`.
 */
export interface TableGateway<Table extends TableSchema> {
  readonly schema: Table;
  find(key: KeyOf<Table>, options?: CallOptions): Promise<RowOf<Table> | undefined>;
  select(selection?: Selection<Table>, options?: CallOptions): Promise<RowOf<Table>[]>;
  count(where?: Filter<Table>, options?: CallOptions): Promise<number>;
  /** Returns the row as stored, generated columns included. */
  insert(row: NewRowOf<Table>, options?: CallOptions): Promise<RowOf<Table>>;
  /** Changes the named columns of one row; `undefined` when there is no such row. */
  update(key: KeyOf<Table>, changes: Partial<RowOf<Table>>, options?: CallOptions): Promise<RowOf<Table> | undefined>;
  /** True when there was such a row. */
  delete(key: KeyOf<Table>, options?: CallOptions): Promise<boolean>;
  /**
   * Many rows in one atomic step: all of it is stored or nothing. Each row names its whole primary key, a generated one too;
   * all rows are validated, in the order given, before any is stored.
   *
   * | `onConflict` | key is stored already | key is given twice in one call |
   * | --- | --- | --- |
   * | `error` | `UniqueViolation` of the primary key | the same |
   * | `ignore` | the stored row stays; counts as skipped | the first stays; each later one counts as skipped |
   * | `update` | every column is overwritten; counts as updated, also when all were equal | the last stays, counted once as inserted or updated; each earlier one counts as skipped |
   *
   * So `inserted + updated + skipped` is always the number of rows given. `error` takes the rows in the order given, the others
   * in the order of the primary key. Only the primary key is a conflict in this sense: a row that meets another unique
   * constraint is a `UniqueViolation` in all three modes. Do not hand a unique value from one stored row to another in one
   * call: an engine may refuse it. A row may refer to itself and to rows that come before it. No rows: all counts are 0.
   *
   * An array is taken as it is at the call. Rows of any other iterable that can be gone through again may be made while the
   * bulk is on its way, so they must not change: it is the way to store very many without having them all in memory.
   *
   * Whether explicit keys move the numbering of a generated key depends on the engine, so do not mix the two.
   */
  insertMany(rows: Iterable<NewRowOf<Table>>, options: BulkOptions): Promise<BulkCounts>;
}
