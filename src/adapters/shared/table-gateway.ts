import type { CallOptions } from '../../ports/shared/call-options.js';
import type { CursorPage, CursorPageRequest, NumberedPage, NumberedPageRequest } from '../../ports/shared/paging.js';
import type { NewRowOf, RowOf, TableSchema } from '../schema/shared/table.js';
import type { ChangeFilter, Filter } from './filter.js';
import type { OrderedRows, Selection } from './selection.js';
import type { Summary, SummaryRequest } from './summary.js';

export type { ChangeFilter, Comparisons, Condition, Filter, TextComparisons } from './filter.js';
export type { OrderBy } from './row-order.js';
export type { OrderedRows, Selection } from './selection.js';
export type { Summary, SummaryRequest } from './summary.js';

/** The primary key of a table: its key columns and their values. */
export type KeyOf<Table extends TableSchema> = Pick<RowOf<Table>, Table['primaryKey'][number] & keyof RowOf<Table>>;

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

export interface StreamOptions extends CallOptions {
  /** The most rows in memory at a time, from 1 up; default 500. */
  readonly batchSize?: number;
}

export interface FoundOrCreated<Row> {
  readonly row: Row;
  readonly created: boolean;
}

/**
 * The rows of one table, the same on every engine; repositories are a mapper over one of these. Every call joins the
 * current transaction of its database. Rows given and returned are the caller's own: nothing is shared with the store.
 * docs/queries.md shows each call and says what every operator means.
 *
 * @throws UniqueViolation, ForeignKeyViolation, NotNullViolation, CheckViolation, ValueNotStorable and the other
 * `DatabaseError`s; a column the table does not declare is `UnknownColumn`, a pattern that is none `PatternRefused`.
 */
export interface TableGateway<Table extends TableSchema> {
  readonly schema: Table;
  find(key: KeyOf<Table>, options?: CallOptions): Promise<RowOf<Table> | undefined>;
  select(selection?: Selection<Table>, options?: CallOptions): Promise<RowOf<Table>[]>;
  /** The first row in the order; `undefined` when none passes. */
  findOne(rows?: OrderedRows<Table>, options?: CallOptions): Promise<RowOf<Table> | undefined>;
  count(where?: Filter<Table>, options?: CallOptions): Promise<number>;
  /** True when a row passes; cheaper than counting. */
  exists(where?: Filter<Table>, options?: CallOptions): Promise<boolean>;
  /** One numbered page with honest totals, page and totals read at one moment. @throws InvalidValue */
  paginate(rows: OrderedRows<Table>, request: NumberedPageRequest, options?: CallOptions): Promise<NumberedPage<RowOf<Table>>>;
  /** The page behind a cursor. @throws CursorRefused for one that is damaged or of another query, InvalidValue */
  paginateByCursor(rows: OrderedRows<Table>, request: CursorPageRequest, options?: CallOptions): Promise<CursorPage<RowOf<Table>>>;
  /**
   * All rows of a selection with only a batch of them in memory. Inside a transaction above `read committed` they are those of
   * one moment; otherwise each batch is read for itself, and a row that is there all the while, and keeps its place in the
   * order, comes exactly once. Stopping early leaves nothing open. Each `for await` begins anew.
   *
   * @throws at once what `select` rejects with for a wrong selection
   */
  stream(selection?: Selection<Table>, options?: StreamOptions): AsyncIterable<RowOf<Table>>;
  /** One summary for each group of rows, in the order of the columns of `by`, nulls last. */
  summarize(request: SummaryRequest<Table>, options?: CallOptions): Promise<Summary<Table>[]>;
  /** Returns the row as stored, generated columns included. */
  insert(row: NewRowOf<Table>, options?: CallOptions): Promise<RowOf<Table>>;
  /**
   * The row with this key, stored with the defaults when there is none; `key` is the whole primary key or a whole unique
   * constraint. Of any number of concurrent callers exactly one creates it. The defaults are checked also when the row is found.
   *
   * @throws KeyNotUnique; UniqueViolation when the new row meets another constraint than that of the key
   */
  getOrCreate<Name extends keyof RowOf<Table>>(
    key: Pick<RowOf<Table>, Name>,
    defaults: Omit<NewRowOf<Table>, Name>,
    options?: CallOptions,
  ): Promise<FoundOrCreated<RowOf<Table>>>;
  /** Changes the named columns of one row; `undefined` when there is no such row. */
  update(key: KeyOf<Table>, changes: Partial<RowOf<Table>>, options?: CallOptions): Promise<RowOf<Table> | undefined>;
  /** Changes the named columns of all rows that pass, all or none; returns how many passed. @throws UnfilteredChange */
  updateWhere(where: ChangeFilter<Table>, changes: Partial<RowOf<Table>>, options?: CallOptions): Promise<number>;
  /** True when there was such a row. */
  delete(key: KeyOf<Table>, options?: CallOptions): Promise<boolean>;
  /** Deletes all rows that pass, all or none; returns how many, those of other tables that go with them not counted. @throws UnfilteredChange */
  deleteWhere(where: ChangeFilter<Table>, options?: CallOptions): Promise<number>;
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
   * The rows of an async iterable are read once and stored some thousands at a time inside one transaction, so a conflict is
   * thrown instead of tried again; each portion is validated, sorted and freed of repeats for itself, and meets the rows of the
   * portions before it as stored ones.
   *
   * Whether explicit keys move the numbering of a generated key depends on the engine, so do not mix the two.
   */
  insertMany(rows: Iterable<NewRowOf<Table>> | AsyncIterable<NewRowOf<Table>>, options: BulkOptions): Promise<BulkCounts>;
}
