import { UnknownColumn, ValueNotStorable } from '../../ports/shared/database.errors.js';
import { UnfilteredChange } from '../../ports/shared/query.errors.js';
import type { TableSchema } from '../schema/shared/table.js';
import { parseFilter } from './filter-parser.js';
import type { Predicate } from './predicate.js';
import { rowOrder, type OrderTerm, type RowOrder } from './row-order.js';
import { checkedWindow, type CheckedWindow } from './selection.js';

/** A selection as the engines work on it: checked, and no longer the caller's. */
export interface RowQuery extends CheckedWindow {
  readonly where: readonly Predicate[];
  readonly order: RowOrder;
}

/** A selection of whichever table, not checked yet. */
export interface AnySelection {
  readonly where?: object;
  readonly orderBy?: readonly (string | { readonly column: string; readonly direction: string })[];
  readonly descending?: boolean;
  readonly limit?: number;
  readonly offset?: number;
}

const EVERY_ROW: readonly Predicate[] = [];
/** Orders remembered for one table; beyond that all are forgotten. */
const MOST_ORDERS = 64;

interface KnownOrder {
  readonly names: readonly string[];
  readonly order: RowOrder;
}

/** Checks what callers ask of one table, the same for every engine. */
export class QueryParser {
  private readonly ascending: RowOrder;
  private readonly descending: RowOrder;
  /** Orders by names alone, which most are, under the text of them. */
  private readonly known = new Map<string, KnownOrder>();

  constructor(private readonly table: TableSchema) {
    this.ascending = rowOrder(this.completed([], false));
    this.descending = rowOrder(this.completed([], true));
  }

  /** @throws UnknownColumn, ValueNotStorable, PatternRefused */
  filter(where: object | undefined): readonly Predicate[] {
    return where ? parseFilter(this.table, where) : EVERY_ROW;
  }

  /** The filter of a change of many rows. @throws UnfilteredChange when it has no condition. */
  changeFilter(where: object | 'all rows'): readonly Predicate[] {
    if (where === 'all rows') return EVERY_ROW;
    const predicates = typeof where === 'object' ? this.filter(where) : [];
    if (predicates.length === 0) throw new UnfilteredChange(this.table.name);
    return predicates;
  }

  /** @throws besides the errors of `filter` and `order`, InvalidValue */
  selection(selection: AnySelection): RowQuery {
    const where = this.filter(selection.where);
    const order = this.order(selection);
    return { where, order, ...checkedWindow(selection) };
  }

  /** @throws UnknownColumn, ValueNotStorable for a direction that is none */
  order({ orderBy, descending = false }: AnySelection): RowOrder {
    if (!orderBy || orderBy.length === 0) return descending ? this.descending : this.ascending;
    if (!areNames(orderBy)) return this.newOrder(orderBy, descending);
    const key = `${orderBy.join()}${String(descending)}`;
    const known = this.known.get(key);
    if (known?.names.length === orderBy.length && known.names.every((name, index) => name === orderBy[index])) return known.order;
    const order = this.newOrder(orderBy, descending);
    if (this.known.size >= MOST_ORDERS) this.known.clear();
    this.known.set(key, { names: [...orderBy], order });
    return order;
  }

  private newOrder(orderBy: NonNullable<AnySelection['orderBy']>, descending: boolean): RowOrder {
    const named = orderBy.map((by): OrderTerm => {
      if (typeof by === 'string') return this.term(by, descending);
      const { column, direction } = by;
      if (direction !== 'ascending' && direction !== 'descending')
        throw new ValueNotStorable(this.table.name, column, `is ordered "ascending" or "descending", not ${JSON.stringify(direction)}`);
      return this.term(column, direction === 'descending');
    });
    return rowOrder(this.completed(named, descending));
  }

  columns(names: readonly string[]): void {
    for (const name of names) this.column(name);
  }

  /** A column that was ordered by already decides nothing any more. */
  private completed(named: readonly OrderTerm[], descending: boolean): OrderTerm[] {
    const terms = new Map<string, OrderTerm>();
    for (const term of [...named, ...this.table.primaryKey.map((name) => this.term(name, descending))])
      if (!terms.has(term.name)) terms.set(term.name, term);
    return [...terms.values()];
  }

  private term(name: string, descending: boolean): OrderTerm {
    return { name, column: this.column(name), descending };
  }

  private column(name: string): TableSchema['columns'][string] {
    const column = Object.hasOwn(this.table.columns, name) ? this.table.columns[name] : undefined;
    if (!column) throw new UnknownColumn(this.table.name, name, Object.keys(this.table.columns));
    return column;
  }
}

function areNames(orderBy: readonly unknown[]): orderBy is readonly string[] {
  return orderBy.every((by) => typeof by === 'string');
}
