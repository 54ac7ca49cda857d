import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { Database } from '../../../ports/shared/database.js';
import type { CursorPage, CursorPageRequest, NumberedPage, NumberedPageRequest } from '../../../ports/shared/paging.js';
import { RecordRepository } from '../../../ports/shared/record-repository.js';
import type { NewRowOf, RowOf, TableSchema } from '../../schema/shared/table.js';
import type { Filter, KeyOf, OrderedRows, TableGateway } from '../../shared/table-gateway.js';

/** What every item of an aggregate is known by: the primary key of its table. */
export interface NamedKey {
  readonly name: string;
}

/** Turns items into the rows of the table that each of them has one row in. */
export interface AggregateMapper<Table extends TableSchema, Item> {
  readonly toRow: (item: Item) => RowOf<Table> & NewRowOf<Table>;
  readonly toKey: (key: NamedKey) => KeyOf<Table>;
}

/**
 * Items that have one row in a table whose key is `name`, and further rows, their parts, in others that refer to it and are
 * deleted with it. Each call is one transaction, or joins the one that runs.
 */
export abstract class AggregateRows<Table extends TableSchema, Item extends NamedKey> extends RecordRepository<Item, NamedKey> {
  constructor(
    protected readonly table: TableGateway<Table>,
    private readonly mapper: AggregateMapper<Table, Item>,
    private readonly database: Database,
  ) {
    super();
  }

  /** The items of some rows, in the order given, with their parts. */
  protected abstract withParts(rows: readonly RowOf<Table>[]): Promise<Item[]>;
  /** Stores the parts of items that have none stored. */
  protected abstract addParts(items: readonly Item[]): Promise<void>;
  protected abstract removeParts(names: readonly string[]): Promise<void>;

  findById(key: NamedKey, options?: CallOptions): Promise<Item | undefined> {
    return this.reading(options, async () => {
      const row = await this.table.find(this.mapper.toKey(key));
      return row && (await this.withParts([row]))[0];
    });
  }

  getOrCreate(item: Item, options?: CallOptions): Promise<{ readonly item: Item; readonly created: boolean }> {
    return this.writing(options, async () => {
      const key = this.mapper.toKey(item);
      const rest = Object.entries(this.mapper.toRow(item)).filter(([name]) => !(name in key));
      const { row, created } = await this.table.getOrCreate(key, Object.fromEntries(rest) as Omit<NewRowOf<Table>, keyof KeyOf<Table>>);
      if (created) await this.addParts([item]);
      const [stored] = await this.withParts([row]);
      return { item: stored ?? item, created };
    });
  }

  paginate(request: NumberedPageRequest, options?: CallOptions): Promise<NumberedPage<Item>> {
    return this.reading(options, async () => {
      const page = await this.table.paginate({}, request);
      return { ...page, items: await this.withParts(page.items) };
    });
  }

  count(): Promise<number> {
    return this.table.count();
  }

  addNew(items: readonly Item[], options?: CallOptions): Promise<void> {
    return this.writing(options, async () => {
      await this.table.insertMany(items.map(this.mapper.toRow), { onConflict: 'error' });
      await this.addParts(items);
    });
  }

  addMissing(items: readonly Item[], options?: CallOptions): Promise<number> {
    return this.writing(options, async () => {
      const stored = new Set((await this.selectNamed(items)).map((row) => (row as unknown as NamedKey).name));
      // The first of a name given twice stays.
      const missing = [...new Map(items.toReversed().map((item) => [item.name, item])).values()].filter(({ name }) => !stored.has(name));
      await this.table.insertMany(missing.map(this.mapper.toRow), { onConflict: 'error' });
      await this.addParts(missing);
      return missing.length;
    });
  }

  saveMany(items: readonly Item[], options?: CallOptions): Promise<void> {
    return this.writing(options, async () => {
      const last = [...new Map(items.map((item) => [item.name, item])).values()];
      // Before the rows they refer to are overwritten: parts hold on to what they are parts of.
      await this.removeParts(last.map(({ name }) => name));
      await this.table.insertMany(last.map(this.mapper.toRow), { onConflict: 'update' });
      await this.addParts(last);
    });
  }

  remove(key: NamedKey, options?: CallOptions): Promise<boolean> {
    return this.table.delete(this.mapper.toKey(key), options);
  }

  protected page(rows: OrderedRows<Table>, request: CursorPageRequest): Promise<CursorPage<Item>> {
    return this.reading(undefined, async () => {
      const page = await this.table.paginateByCursor(rows, request);
      return { ...page, items: await this.withParts(page.items) };
    });
  }

  /** Joins what runs, also a transaction that writes. */
  protected reading<T>(options: CallOptions | undefined, work: () => Promise<T>): Promise<T> {
    return this.database.currentTransaction() ? work() : this.database.read(work, options);
  }

  protected selectNamed(items: readonly NamedKey[]): Promise<RowOf<Table>[]> {
    return this.table.select({ where: { name: { in: items.map(({ name }) => name) } } as unknown as Filter<Table> });
  }

  private writing<T>(options: CallOptions | undefined, work: () => Promise<T>): Promise<T> {
    return this.database.transaction(work, { ...options, name: `change ${this.table.schema.name}` });
  }
}
