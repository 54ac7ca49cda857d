import type { Filter } from '../../shared/table-gateway.js';
import type { ColumnSchema, TableSchema } from '../../schema/shared/table.js';
import type { Dialect } from './dialect.js';
import { columnOf, qualified } from './sql-text.js';

const OPERATORS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;
type Operator = keyof typeof OPERATORS | 'eq' | 'null' | 'notNull' | 'not' | 'in';

/** One condition taken apart: its shape decides the text, its value is bound. */
export interface FilterTerm {
  readonly name: string;
  readonly column: ColumnSchema;
  readonly operator: Operator;
  readonly value: unknown;
}

/** The conditions of a filter in the order given; the filter has been validated before. */
export function filterTerms<Table extends TableSchema>(table: Table, where: Filter<Table> | undefined): FilterTerm[] {
  if (!where) return [];
  return Object.entries(where).flatMap(([name, condition]) => {
    const column = columnOf(table, name);
    return termsOf(condition).map((term) => ({ name, column, ...term }));
  });
}

function termsOf(condition: unknown): Pick<FilterTerm, 'operator' | 'value'>[] {
  if (condition === null) return [{ operator: 'null', value: undefined }];
  if (typeof condition !== 'object' || !isPlain(condition)) return [{ operator: 'eq', value: condition }];
  return (Object.entries(condition) as [Operator, unknown][]).map(([operator, value]) =>
    operator === 'not' && value === null ? { operator: 'notNull', value: undefined } : { operator, value },
  );
}

function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}

/** What identifies the text of a filter: `email:eq,id:gt`. */
export function filterShape(terms: readonly FilterTerm[]): string {
  return terms.map((term) => `${term.name}:${term.operator}`).join();
}

/** ` WHERE …` with placeholders from `$first` on; empty when there is no condition. */
export function filterText(dialect: Dialect, table: TableSchema, terms: readonly FilterTerm[], first: number): string {
  let next = first;
  const parts = terms.map(({ name, column, operator }) => {
    const left = qualified(dialect, table, name);
    switch (operator) {
      case 'null':
        return `${left} IS NULL`;
      case 'notNull':
        return `${left} IS NOT NULL`;
      case 'eq':
        return `${left} = $${String(next++)}`;
      case 'not':
        return dialect.isDistinctFrom(left, `$${String(next++)}`);
      case 'in':
        return dialect.isOneOf(left, `$${String(next++)}`, column);
      default:
        return `${left} ${OPERATORS[operator]} $${String(next++)}`;
    }
  });
  return parts.length === 0 ? '' : ` WHERE ${parts.join(' AND ')}`;
}

/** The bound values of a filter, in the order of its placeholders. */
export function filterValues(dialect: Dialect, terms: readonly FilterTerm[]): unknown[] {
  return terms
    .filter((term) => term.operator !== 'null' && term.operator !== 'notNull')
    .map(({ operator, value, column }) =>
      operator === 'in' ? dialect.encodeList(value as readonly unknown[], column) : dialect.encode(value, column),
    );
}
