import type { Predicate } from '../../shared/predicate.js';
import type { RowQuery } from '../../shared/query-parser.js';
import type { OrderTerm } from '../../shared/row-order.js';
import { candidates } from './row-candidates.js';
import type { RowTest } from './row-filter.js';
import type { TableState } from './table-state.js';
import { compareParts, sortable, type KeyPart, type Row } from './tree-key.js';

/** The stored rows of a selection in its order: nulls last either way. */
export function selectRows(state: TableState, { where, order, limit, offset }: RowQuery, matches: RowTest): Row[] {
  const until = limit === undefined ? Infinity : offset + limit;
  const { rows, byPrimaryKey } = candidates(state, where);
  const direction = byPrimaryKey ? alongPrimaryKey(state, order.terms) : undefined;
  const found = taken(rows, matches, direction === 'ascending' ? until : Infinity);
  if (direction === 'descending') found.reverse();
  const sorted = direction ? found : ordered(found, order.terms);
  return offset === 0 && sorted.length <= until ? sorted : sorted.slice(offset, until);
}

/** The rows that pass, whatever their order; taken before anything is done to them. */
export function matchingRows(state: TableState, where: readonly Predicate[], matches: RowTest): Row[] {
  return taken(candidates(state, where).rows, matches, Infinity);
}

export function countRows(state: TableState, where: readonly Predicate[], matches: RowTest): number {
  if (where.length === 0) return state.rows.size;
  let count = 0;
  for (const row of candidates(state, where).rows) if (matches(row)) count++;
  return count;
}

export function someRow(state: TableState, where: readonly Predicate[], matches: RowTest): boolean {
  return taken(candidates(state, where).rows, matches, 1).length > 0;
}

/** The direction in which an order follows the primary key; `undefined` when it is another one. */
function alongPrimaryKey({ plan }: TableState, terms: readonly OrderTerm[]): 'ascending' | 'descending' | undefined {
  const { primaryKey } = plan.schema;
  const descending = terms[0]?.descending ?? false;
  const along =
    terms.length === primaryKey.length && terms.every((term, at) => term.name === primaryKey[at] && term.descending === descending);
  if (!along) return undefined;
  return descending ? 'descending' : 'ascending';
}

function taken(rows: Iterable<Row>, matches: RowTest, most: number): Row[] {
  const found: Row[] = [];
  if (most === 0) return found;
  for (const row of rows)
    if (matches(row)) {
      found.push(row);
      if (found.length >= most) break;
    }
  return found;
}

function ordered(rows: readonly Row[], terms: readonly OrderTerm[]): Row[] {
  const keyed = rows.map((row) => ({ row, parts: terms.map(({ name }) => sortable(row[name])) }));
  keyed.sort((left, right) => compareRows(left.parts, right.parts, terms));
  return keyed.map(({ row }) => row);
}

function compareRows(left: readonly KeyPart[], right: readonly KeyPart[], terms: readonly OrderTerm[]): number {
  for (const [index, { descending }] of terms.entries()) {
    const one = left[index] as KeyPart;
    const other = right[index] as KeyPart;
    const order = compareParts(one, other);
    if (order !== 0) return one === null || other === null || !descending ? order : -order;
  }
  return 0;
}
