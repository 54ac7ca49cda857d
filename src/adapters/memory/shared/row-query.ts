import type { CheckedPage } from '../../shared/selection.js';
import { candidates } from './row-candidates.js';
import type { RowTest } from './row-filter.js';
import type { TableState } from './table-state.js';
import { compareParts, sortable, type KeyPart, type Row } from './tree-key.js';

/** A selection without its filter's types; validated before. */
export interface RowQuery {
  readonly where: object | undefined;
  readonly orderBy: readonly string[];
  readonly descending: boolean;
  readonly page: CheckedPage;
}

/** The stored rows of a selection in its order: nulls last either way, the primary key deciding between equals. */
export function selectRows(state: TableState, query: RowQuery, matches: RowTest): Row[] {
  const { limit, offset } = query.page;
  const until = limit === undefined ? Infinity : offset + limit;
  const { rows, byPrimaryKey } = candidates(state, query.where);
  const inOrder = byPrimaryKey && query.orderBy.length === 0;
  const found = inOrder && !query.descending ? taken(rows, matches, until) : taken(rows, matches, Infinity);
  if (inOrder && query.descending) found.reverse();
  const sorted = inOrder ? found : ordered(found, [...query.orderBy, ...state.plan.schema.primaryKey], query.descending ? -1 : 1);
  return offset === 0 && sorted.length <= until ? sorted : sorted.slice(offset, until);
}

export function countRows(state: TableState, where: object | undefined, matches: RowTest): number {
  if (!where || Object.keys(where).length === 0) return state.rows.size;
  let count = 0;
  for (const row of candidates(state, where).rows) if (matches(row)) count++;
  return count;
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

function ordered(rows: readonly Row[], columns: readonly string[], sign: 1 | -1): Row[] {
  const keyed = rows.map((row) => ({ row, parts: columns.map((name) => sortable(row[name])) }));
  keyed.sort((left, right) => compareRows(left.parts, right.parts, sign));
  return keyed.map(({ row }) => row);
}

function compareRows(left: readonly KeyPart[], right: readonly KeyPart[], sign: 1 | -1): number {
  for (const [index, one] of left.entries()) {
    const other = right[index] as KeyPart;
    const order = compareParts(one, other);
    if (order !== 0) return one === null || other === null ? order : sign * order;
  }
  return 0;
}
