import type { Behind, Predicate, Term } from '../../shared/predicate.js';
import type { TableSchema } from '../../schema/shared/table.js';
import type { Dialect } from './dialect.js';
import { qualified } from './sql-text.js';

const COMPARISONS = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

/** Conditions as SQL. */
export interface FilterText {
  /** ` WHERE …`; empty when there is no condition. */
  readonly text: string;
  /** The number of the placeholder after the last. */
  readonly next: number;
}

/**
 * What identifies the text of a filter: names and operators, never values. Words are parted by NUL, which no name holds; an
 * empty word opens a group, which tells how many members follow.
 */
export function filterShape(predicates: readonly Predicate[]): string {
  let shape = '';
  for (const predicate of predicates) shape += predicateShape(predicate);
  return shape;
}

function predicateShape(predicate: Predicate): string {
  if (predicate.kind === 'term') return `${predicate.name}\0${predicate.operator}\0`;
  if (predicate.kind !== 'behind') return `\0${predicate.kind}\0${String(predicate.of.length)}\0${filterShape(predicate.of)}`;
  return `\0behind\0${String(predicate.order.length)}\0${predicate.order.map(({ name, descending }) => `${name}${descending ? '-' : '+'}\0`).join('')}`;
}

export function filterText(dialect: Dialect, table: TableSchema, predicates: readonly Predicate[], first: number): FilterText {
  const writer = new FilterWriter(dialect, table, first);
  const parts = predicates.map((predicate) => writer.predicate(predicate));
  return { text: parts.length === 0 ? '' : ` WHERE ${parts.join(' AND ')}`, next: writer.next };
}

/** Each condition is true, false or NULL; what negates it counts NULL as false, so that it is exactly the complement. */
class FilterWriter {
  constructor(
    private readonly dialect: Dialect,
    private readonly table: TableSchema,
    public next: number,
  ) {}

  predicate(predicate: Predicate): string {
    switch (predicate.kind) {
      case 'term':
        return this.term(predicate);
      case 'behind':
        return this.behind(predicate);
      case 'none':
        return negated(this.joined(predicate.of, ' AND '));
      default:
        return `(${this.joined(predicate.of, predicate.kind === 'all' ? ' AND ' : ' OR ')})`;
    }
  }

  private joined(predicates: readonly Predicate[], by: string): string {
    return predicates.map((predicate) => this.predicate(predicate)).join(by);
  }

  private term({ name, column, operator }: Term): string {
    const { dialect } = this;
    const left = qualified(dialect, this.table, name);
    switch (operator) {
      case 'null':
        return `${left} IS NULL`;
      case 'notNull':
        return `${left} IS NOT NULL`;
      case 'not':
        return dialect.isDistinctFrom(left, this.placeholder());
      case 'in':
        return dialect.isOneOf(left, this.placeholder(), column);
      case 'notIn':
        return negated(dialect.isOneOf(left, this.placeholder(), column));
      case 'like':
        return dialect.isLike(left, this.placeholder());
      case 'notLike':
        return negated(dialect.isLike(left, this.placeholder()));
      case 'matches':
        return `${left} ~ ${this.placeholder()}`;
      default:
        return `${left} ${COMPARISONS[operator]} ${this.placeholder()}`;
    }
  }

  /** A comparison of rows, for which both databases can go straight to the place in an index. */
  private behind({ order }: Behind): string {
    const columns = order.map(({ name }) => qualified(this.dialect, this.table, name));
    const values = order.map(() => this.placeholder());
    const sign = order[0]?.descending ? '<' : '>';
    return order.length === 1 ? `${columns.join()} ${sign} ${values.join()}` : `(${columns.join(', ')}) ${sign} (${values.join(', ')})`;
  }

  private placeholder(): string {
    return `$${String(this.next++)}`;
  }
}

function negated(condition: string): string {
  return `(${condition}) IS NOT TRUE`;
}

/** The bound values of a filter, in the order of its placeholders. */
export function filterValues(dialect: Dialect, predicates: readonly Predicate[]): unknown[] {
  const values: unknown[] = [];
  addValues(dialect, predicates, values);
  return values;
}

function addValues(dialect: Dialect, predicates: readonly Predicate[], values: unknown[]): void {
  for (const predicate of predicates)
    if (predicate.kind === 'term') addValue(dialect, predicate, values);
    else if (predicate.kind === 'behind')
      for (const [index, { column }] of predicate.order.entries()) values.push(dialect.encode(predicate.values[index], column));
    else addValues(dialect, predicate.of, values);
}

function addValue(dialect: Dialect, { operator, value, column }: Term, values: unknown[]): void {
  switch (operator) {
    case 'null':
    case 'notNull':
      return;
    case 'in':
    case 'notIn':
      values.push(dialect.encodeList(value as readonly unknown[], column));
      return;
    case 'like':
    case 'notLike':
    case 'matches':
      values.push(dialect.encodePattern(value as Parameters<Dialect['encodePattern']>[0]));
      return;
    default:
      values.push(dialect.encode(value, column));
  }
}
