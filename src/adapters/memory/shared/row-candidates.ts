import type { Behind, Operator, Predicate, Term } from '../../shared/predicate.js';
import { equalities } from './row-filter.js';
import type { TablePlan } from './table-plan.js';
import type { TableState } from './table-state.js';
import { compareSingleKeys, sortable, type KeyPart, type Row, type TreeKey } from './tree-key.js';

/** Rows among which all that pass a filter are, and whether they come in the order of the primary key. */
export interface Candidates {
  readonly rows: Iterable<Row>;
  readonly byPrimaryKey: boolean;
}

/** Finds the cheapest way to the rows of a filter: one row by a key, an index, a part of the primary key, or all rows. */
export function candidates(state: TableState, where: readonly Predicate[]): Candidates {
  const { plan } = state;
  const equal = equalities(where);
  if (equal.size > 0) {
    const key = partsOf(plan.schema.primaryKey, equal);
    if (key) return single(state.find(asKey(key)));
    for (const [index, unique] of plan.uniques.entries()) {
      const parts = partsOf(unique.columns, equal);
      if (parts) return single(state.findUnique(index, asKey(parts)));
    }
    const lookup = longestBeginning(plan, equal);
    if (lookup) return { rows: state.findByLookup(lookup.index, lookup.beginning), byPrimaryKey: false };
  }
  const range = boundedLookup(plan, where);
  if (range) return { rows: state.findBetween(range.index, range.first, range.last), byPrimaryKey: false };
  return { rows: byPrimaryKey(state, where, equal), byPrimaryKey: true };
}

function single(row: Row | undefined): Candidates {
  return { rows: row ? [row] : [], byPrimaryKey: true };
}

function asKey(parts: readonly KeyPart[]): TreeKey {
  return parts.length === 1 ? (parts[0] as KeyPart) : parts;
}

/** The values of all these columns, if each must equal one. */
function partsOf(columns: readonly string[], equal: ReadonlyMap<string, KeyPart>): readonly KeyPart[] | undefined {
  const parts = beginningOf(columns, equal);
  return parts.length === columns.length ? parts : undefined;
}

function beginningOf(columns: readonly string[], equal: ReadonlyMap<string, KeyPart>): readonly KeyPart[] {
  const until = columns.findIndex((name) => !equal.has(name));
  return columns.slice(0, until < 0 ? columns.length : until).map((name) => equal.get(name) as KeyPart);
}

function longestBeginning(
  plan: TablePlan,
  equal: ReadonlyMap<string, KeyPart>,
): { readonly index: number; readonly beginning: readonly KeyPart[] } | undefined {
  const [best] = plan.lookups
    .map(({ columns }, index) => ({ index, beginning: beginningOf(columns, equal) }))
    .sort((left, right) => right.beginning.length - left.beginning.length);
  return best && best.beginning.length > 0 ? best : undefined;
}

/** An index whose first column the filter bounds from both sides; none where it says anything of the primary key. */
function boundedLookup(
  plan: TablePlan,
  where: readonly Predicate[],
): { readonly index: number; readonly first: KeyPart; readonly last: KeyPart } | undefined {
  const { primaryKey } = plan.schema;
  if (where.some((predicate) => predicate.kind === 'behind' || (predicate.kind === 'term' && primaryKey.includes(predicate.name))))
    return undefined;
  for (const [index, { columns }] of plan.lookups.entries()) {
    const least = boundOf(where, columns[0], ['gte', 'gt']);
    const greatest = boundOf(where, columns[0], ['lte', 'lt']);
    if (least && greatest) return { index, first: sortable(least.value), last: sortable(greatest.value) };
  }
  return undefined;
}

/** Rows in the order of the primary key, from the first that can match to the last where the filter bounds the key. */
function byPrimaryKey(state: TableState, where: readonly Predicate[], equal: ReadonlyMap<string, KeyPart>): Iterable<Row> {
  const { primaryKey } = state.plan.schema;
  const position = behindInPrimaryKey(primaryKey, where);
  if (position) return state.rows.values(asKey(position.values.map(sortable)));
  if (primaryKey.length > 1) {
    const beginning = beginningOf(primaryKey, equal);
    return beginning.length > 0 ? startingWith(state, beginning) : state.rows.values();
  }
  const bound = (...operators: readonly Operator[]): Term | undefined => boundOf(where, primaryKey[0], operators);
  const list = bound('in');
  if (list) return having(state, list.value as readonly unknown[]);
  const least = bound('gte', 'gt');
  const greatest = bound('lte', 'lt');
  const first = least && sortable(least.value);
  return greatest ? between(state, first, sortable(greatest.value)) : state.rows.values(first);
}

/** A condition that bounds the column, whichever of several. */
function boundOf(where: readonly Predicate[], name: string | undefined, operators: readonly Operator[]): Term | undefined {
  for (const predicate of where)
    if (predicate.kind === 'term' && predicate.name === name && operators.includes(predicate.operator)) return predicate;
  return undefined;
}

/** The position that a walk along the primary key has come to. */
function behindInPrimaryKey(primaryKey: readonly string[], where: readonly Predicate[]): Behind | undefined {
  for (const predicate of where)
    if (
      predicate.kind === 'behind' &&
      predicate.order.length === primaryKey.length &&
      predicate.order.every(({ name, descending }, index) => name === primaryKey[index] && !descending)
    )
      return predicate;
  return undefined;
}

function* having(state: TableState, values: readonly unknown[]): Generator<Row> {
  const keys = [...new Set(values.map(sortable))].sort(compareSingleKeys);
  for (const key of keys) {
    const row = state.find(key);
    if (row) yield row;
  }
}

function* between(state: TableState, first: TreeKey | undefined, last: KeyPart): Generator<Row> {
  for (const [key, row] of state.rows.entries(first)) {
    if (compareSingleKeys(key, last) > 0) return;
    yield row;
  }
}

function* startingWith(state: TableState, beginning: readonly KeyPart[]): Generator<Row> {
  for (const [key, row] of state.rows.entries(beginning)) {
    if (!beginning.every((part, index) => (key as readonly KeyPart[])[index] === part)) return;
    yield row;
  }
}
