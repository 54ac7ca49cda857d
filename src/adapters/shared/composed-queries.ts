import type { CallOptions } from '../../ports/shared/call-options.js';
import type { CursorPage, CursorPageRequest, NumberedPage, NumberedPageRequest } from '../../ports/shared/paging.js';
import type { NewRowOf, RowOf, TableSchema } from '../schema/shared/table.js';
import type { Filter } from './filter.js';
import { insertStreamed } from './insert-streamed.js';
import { behind, positionOf } from './keyset.js';
import { PageCursors } from './page-cursor.js';
import type { Predicate } from './predicate.js';
import type { AnySelection, QueryParser, RowQuery } from './query-parser.js';
import { checkWhole, type OrderedRows, type Selection } from './selection.js';
import { inSnapshot, type Transactions } from './snapshot.js';
import type { BulkCounts, BulkOptions, StreamOptions } from './table-gateway.js';

const USUAL_BATCH = 500;

/** Queries of a `TableGateway` that are made of simpler ones, the same on every engine. */
export abstract class ComposedQueries<Table extends TableSchema> {
  abstract readonly schema: Table;
  protected abstract readonly queries: QueryParser;
  protected abstract readonly transactions: Transactions;

  /** The rows of a checked selection. */
  protected abstract rows(query: RowQuery, options: CallOptions | undefined): Promise<RowOf<Table>[]>;
  protected abstract countRows(where: readonly Predicate[], options: CallOptions | undefined): Promise<number>;
  protected abstract insertAll(rows: Iterable<NewRowOf<Table>>, options: BulkOptions): Promise<BulkCounts>;

  /** The conditions in the form that is cheapest for several statements. */
  protected async prepared(where: readonly Predicate[], _options: CallOptions | undefined): Promise<readonly Predicate[]> {
    return where;
  }

  async select(selection: Selection<Table> = {}, options?: CallOptions): Promise<RowOf<Table>[]> {
    return this.rows(this.queries.selection(selection), options);
  }

  async findOne(rows: OrderedRows<Table> = {}, options?: CallOptions): Promise<RowOf<Table> | undefined> {
    const [first] = await this.rows({ ...this.ordered(rows), limit: 1 }, options);
    return first;
  }

  async count(where?: Filter<Table>, options?: CallOptions): Promise<number> {
    return this.countRows(this.queries.filter(where), options);
  }

  async paginate(
    rows: OrderedRows<Table>,
    { page = 1, perPage }: NumberedPageRequest,
    options?: CallOptions,
  ): Promise<NumberedPage<RowOf<Table>>> {
    const query = this.ordered(rows);
    checkWhole('perPage', perPage, 1);
    checkWhole('page', page, 1);
    const offset = (page - 1) * perPage;
    checkWhole('page times perPage', offset);
    const read = async (): Promise<NumberedPage<RowOf<Table>>> => {
      const where = await this.prepared(query.where, options);
      const total = await this.countRows(where, options);
      const items = offset < total ? await this.rows({ ...query, where, limit: perPage, offset }, options) : [];
      return { items, total, page, pages: Math.ceil(total / perPage), hasNext: offset + perPage < total };
    };
    return inSnapshot(this.transactions, read, options);
  }

  async paginateByCursor(
    rows: OrderedRows<Table>,
    { cursor, limit }: CursorPageRequest,
    options?: CallOptions,
  ): Promise<CursorPage<RowOf<Table>>> {
    const query = this.ordered(rows);
    checkWhole('limit', limit, 1);
    const cursors = new PageCursors(this.schema, query.order, query.where);
    const where = cursor === undefined ? query.where : [...query.where, behind(query.order, cursors.read(cursor))];
    // One row more than asked for tells whether there is a next page.
    const found = await this.rows({ ...query, where, limit: limit + 1 }, options);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const hasNext = found.length > limit;
    return { items, hasNext, next: hasNext && last ? cursors.write(positionOf(query.order, last)) : undefined };
  }

  stream(selection: Selection<Table> = {}, { batchSize = USUAL_BATCH, ...options }: StreamOptions = {}): AsyncIterable<RowOf<Table>> {
    const query = this.queries.selection(selection);
    checkWhole('batchSize', batchSize, 1);
    return { [Symbol.asyncIterator]: () => this.batches(query, batchSize, options) };
  }

  async insertMany(rows: Iterable<NewRowOf<Table>> | AsyncIterable<NewRowOf<Table>>, options: BulkOptions): Promise<BulkCounts> {
    if (!(Symbol.asyncIterator in rows)) return this.insertAll(rows, options);
    return insertStreamed(this.transactions, rows, (chunk) => this.insertAll(chunk, options), options);
  }

  /** Nothing is held between two batches but the place of the last row, so there is nothing to clean up when the reader leaves. */
  private async *batches(query: RowQuery, batchSize: number, options: CallOptions): AsyncGenerator<RowOf<Table>, undefined> {
    const where = await this.prepared(query.where, options);
    let left = query.limit ?? Infinity;
    let next: RowQuery = { ...query, where };
    while (left > 0) {
      const limit = Math.min(batchSize, left);
      const rows = await this.rows({ ...next, limit }, options);
      const last = rows.at(-1);
      // Before the rows are handed out: they are the reader's then, who may change them.
      const position = last && positionOf(query.order, last);
      yield* rows;
      if (!position || rows.length < limit) return;
      left -= rows.length;
      next = { ...query, where: [...where, behind(query.order, position)], offset: 0 };
    }
  }

  private ordered(rows: OrderedRows<Table>): RowQuery {
    const { where, orderBy, descending } = rows as AnySelection;
    return this.queries.selection({ ...(where && { where }), ...(orderBy && { orderBy }), ...(descending && { descending }) });
  }
}
