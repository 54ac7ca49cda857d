import type { Group, Operator, Predicate, Term } from './predicate.js';
import type { OrderTerm, RowOrder } from './row-order.js';

/** The place of a row in an order: its values of the columns of the order. */
export function positionOf(order: RowOrder, row: Readonly<Record<string, unknown>>): readonly unknown[] {
  return order.terms.map(({ name }) => row[name]);
}

/** The rows that come after a position in its order. */
export function behind({ terms }: RowOrder, position: readonly unknown[]): Predicate {
  const [first] = terms;
  const even = terms.every(({ column, descending }) => !column.nullable && descending === first?.descending);
  if (even) return { kind: 'behind', order: terms, values: position };
  return { kind: 'any', of: terms.flatMap((_, index) => decidedAt(terms, position, index)) };
}

/** Rows that equal the position in the columns before this one and come after it in this one; nothing comes after a null. */
function decidedAt(terms: readonly OrderTerm[], position: readonly unknown[], index: number): Group[] {
  const term = terms[index] as OrderTerm;
  const value = position[index];
  if (value === null) return [];
  const after: Predicate = condition(term, term.descending ? 'lt' : 'gt', value);
  const deciding: Predicate = term.column.nullable ? { kind: 'any', of: [after, condition(term, 'null', undefined)] } : after;
  const same = terms
    .slice(0, index)
    .map((one, place) => condition(one, position[place] === null ? 'null' : 'eq', position[place] ?? undefined));
  return [{ kind: 'all', of: [...same, deciding] }];
}

function condition({ name, column }: OrderTerm, operator: Operator, value: unknown): Term {
  return { kind: 'term', name, column, operator, value };
}
