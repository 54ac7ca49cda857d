import { RecordRepository } from '../../../ports/shared/record-repository.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { NumberedPage, NumberedPageRequest } from '../../../ports/shared/paging.js';
import type { NewRowOf, RowOf, TableSchema } from '../../schema/shared/table.js';
import type { KeyOf, TableGateway } from '../../shared/table-gateway.js';

/** Turns the rows of a table into records and back. */
export interface RecordMapper<Table extends TableSchema, Item, Key> {
  readonly toDomain: (row: RowOf<Table>) => Item;
  readonly toRow: (item: Item) => RowOf<Table> & NewRowOf<Table>;
  readonly toKey: (key: Key) => KeyOf<Table>;
}

/** Records over the rows of one table, the same on every engine. */
export abstract class RecordRows<Table extends TableSchema, Item extends Key, Key> extends RecordRepository<Item, Key> {
  constructor(
    protected readonly table: TableGateway<Table>,
    protected readonly mapper: RecordMapper<Table, Item, Key>,
  ) {
    super();
  }

  async findById(key: Key, options?: CallOptions): Promise<Item | undefined> {
    const row = await this.table.find(this.mapper.toKey(key), options);
    return row && this.mapper.toDomain(row);
  }

  async getOrCreate(item: Item, options?: CallOptions): Promise<{ readonly item: Item; readonly created: boolean }> {
    const key = this.mapper.toKey(item);
    const rest = Object.entries(this.mapper.toRow(item)).filter(([name]) => !(name in key));
    const { row, created } = await this.table.getOrCreate(
      key,
      Object.fromEntries(rest) as Omit<NewRowOf<Table>, keyof KeyOf<Table>>,
      options,
    );
    return { item: this.mapper.toDomain(row), created };
  }

  async paginate(request: NumberedPageRequest, options?: CallOptions): Promise<NumberedPage<Item>> {
    const page = await this.table.paginate({}, request, options);
    return { ...page, items: page.items.map(this.mapper.toDomain) };
  }

  count(): Promise<number> {
    return this.table.count();
  }

  async addNew(items: readonly Item[], options?: CallOptions): Promise<void> {
    await this.table.insertMany(items.map(this.mapper.toRow), { ...options, onConflict: 'error' });
  }

  async addMissing(items: readonly Item[], options?: CallOptions): Promise<number> {
    return (await this.table.insertMany(items.map(this.mapper.toRow), { ...options, onConflict: 'ignore' })).inserted;
  }

  async saveMany(items: readonly Item[], options?: CallOptions): Promise<void> {
    await this.table.insertMany(items.map(this.mapper.toRow), { ...options, onConflict: 'update' });
  }

  remove(key: Key, options?: CallOptions): Promise<boolean> {
    return this.table.delete(this.mapper.toKey(key), options);
  }
}
