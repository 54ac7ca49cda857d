import { ForeignKeyViolation, UniqueViolation } from '../../../ports/shared/database.errors.js';
import type { Predicate } from '../../shared/predicate.js';
import type { BulkCounts, BulkOptions } from '../../shared/table-gateway.js';
import type { MemoryTransaction } from './memory-transaction.js';
import type { Reference } from './reference.js';
import { compileFilter } from './row-filter.js';
import { matchingRows } from './row-query.js';
import { newTree } from './sorted-tree.js';
import type { TablePlan } from './table-plan.js';
import type { TableState } from './table-state.js';
import type { Row } from './tree-key.js';

/** Inserts one validated row and returns it as stored. */
export function insertRow(transaction: MemoryTransaction, plan: TablePlan, given: Row): Row {
  const state = transaction.writable(plan);
  const row = plan.stored(given, nextNumber(transaction, plan, given));
  refuseOccupied(transaction, state, row);
  state.add(row);
  checkParents(transaction, plan, row);
  return row;
}

/** What `getOrCreate` looks for, and stores when it is not there. */
export interface WantedRow {
  readonly where: readonly Predicate[];
  readonly row: Row;
}

/** The row with this key, or the given one inserted. */
export function findOrInsertRow(
  transaction: MemoryTransaction,
  plan: TablePlan,
  { where, row }: WantedRow,
): { readonly row: Row; readonly created: boolean } {
  const matches = compileFilter(where);
  transaction.noteFilter(plan, matches);
  const [found] = matchingRows(transaction.view(plan), where, matches);
  return found ? { row: found, created: false } : { row: insertRow(transaction, plan, row), created: true };
}

/** Changes some columns of one row; `undefined` when there is no such row. */
export function updateRow(transaction: MemoryTransaction, plan: TablePlan, key: Row, changes: Row): Row | undefined {
  const state = transaction.writable(plan);
  const primary = plan.keyOf(key);
  transaction.noteKey(plan, primary);
  const before = state.find(primary);
  if (!before) return undefined;
  const [after] = changeRows(transaction, plan, [before], changes);
  return after;
}

/** Changes some columns of rows that are there; returns how many. */
export function updateRows(transaction: MemoryTransaction, plan: TablePlan, rows: readonly Row[], changes: Row): number {
  transaction.writable(plan);
  return changeRows(transaction, plan, rows, changes).length;
}

/** Uniques are checked row by row, references when all rows are changed, as the databases do. */
function changeRows(transaction: MemoryTransaction, plan: TablePlan, rows: readonly Row[], changes: Row): Row[] {
  const state = transaction.writable(plan);
  const replaced = rows.map((before) => {
    const after = plan.changed(before, changes);
    replaceRow(transaction, state, before, after);
    return { before, after };
  });
  for (const { before, after } of replaced) {
    checkParents(transaction, plan, after, before);
    checkChildren(transaction, transaction.store.plans.incoming(plan), before, after);
  }
  return replaced.map(({ after }) => after);
}

/** Deletes one row, and the rows of other tables that go with it. */
export function deleteRow(transaction: MemoryTransaction, plan: TablePlan, key: Row): boolean {
  const primary = plan.keyOf(key);
  const found = transaction.writable(plan).find(primary);
  transaction.noteKey(plan, primary);
  return found !== undefined && deleteRows(transaction, plan, [found]) > 0;
}

/** Deletes rows that are there, and the rows of other tables that go with them; returns how many were given. */
export function deleteRows(transaction: MemoryTransaction, plan: TablePlan, rows: readonly Row[]): number {
  transaction.writable(plan);
  const { plans } = transaction.store;
  const removed: { readonly plan: TablePlan; readonly row: Row }[] = [];
  const leaving = rows.map((row) => ({ plan, row }));
  for (let next = leaving.pop(); next; next = leaving.pop()) {
    const state = transaction.writable(next.plan);
    const { row } = next;
    // A row may be reached by two ways.
    if (state.find(next.plan.keyOf(row)) !== row) continue;
    transaction.noteVanishing(next.plan, row);
    transaction.noteReferring(plans.incoming(next.plan), row);
    state.remove(row);
    removed.push(next);
    for (const reference of plans.incoming(next.plan))
      if (reference.cascades)
        leaving.push(...Array.from(reference.children(row, transaction.view), (child) => ({ plan: reference.child, row: child })));
  }
  for (const { plan: parent, row } of removed) checkChildren(transaction, plans.incoming(parent), row);
  return rows.length;
}

/** Inserts validated rows in one go; see `TableGateway.insertMany` for what happens to those that are there already. */
export function insertRows(
  transaction: MemoryTransaction,
  plan: TablePlan,
  given: readonly Row[],
  onConflict: BulkOptions['onConflict'],
): BulkCounts {
  const state = transaction.writable(plan);
  const rows = onConflict === 'error' ? given : withoutRepeats(plan, given, onConflict);
  const written: Row[] = [];
  const replaced: { readonly before: Row; readonly after: Row }[] = [];
  for (const one of rows) {
    const key = plan.keyOf(one);
    const before = onConflict === 'error' ? undefined : state.find(key);
    if (before && onConflict === 'ignore') {
      transaction.noteKey(plan, key);
      continue;
    }
    const row = plan.stored(one, undefined);
    written.push(row);
    if (before) {
      replaceRow(transaction, state, before, row);
      replaced.push({ before, after: row });
    } else {
      refuseOccupied(transaction, state, row);
      state.add(row);
    }
  }
  for (const row of written) checkParents(transaction, plan, row);
  for (const { before, after } of replaced) checkChildren(transaction, transaction.store.plans.incoming(plan), before, after);
  return { inserted: written.length - replaced.length, updated: replaced.length, skipped: given.length - written.length };
}

/** Of rows with the same key, `ignore` keeps the first and `update` the last; the rest comes in the order of the key. */
function withoutRepeats(plan: TablePlan, given: readonly Row[], onConflict: 'ignore' | 'update'): readonly Row[] {
  const byKey = newTree<Row>(plan.schema.primaryKey.length);
  for (const row of given) byKey.set(plan.keyOf(row), row, onConflict === 'update');
  return byKey.valuesArray();
}

function nextNumber(transaction: MemoryTransaction, plan: TablePlan, given: Row): number | bigint | undefined {
  if (plan.generated === undefined || given[plan.generated] !== undefined) return undefined;
  const number = transaction.store.nextNumber(plan);
  return plan.schema.columns[plan.generated]?.kind === 'bigint' ? number : Number(number);
}

function replaceRow(transaction: MemoryTransaction, state: TableState, before: Row, after: Row): void {
  refuseOccupied(transaction, state, after, before);
  transaction.noteVanishing(state.plan, before);
  const moving = transaction.store.plans.incoming(state.plan).filter((reference) => reference.losesKey(before, after));
  transaction.noteReferring(moving, before);
  state.replace(before, after);
}

function refuseOccupied(transaction: MemoryTransaction, state: TableState, row: Row, replaced?: Row): void {
  const occupied = state.occupied(row, replaced);
  if (!occupied) return;
  transaction.noteFilter(state.plan, (other) => state.plan.collide(row, other));
  throw new UniqueViolation(occupied.facts);
}

/** Every row that this one refers to must be there at the end of the statement; with `before`, those that it did not refer to already. */
function checkParents(transaction: MemoryTransaction, plan: TablePlan, row: Row, before?: Row): void {
  for (const reference of transaction.store.plans.outgoing(plan)) {
    if (before && !reference.movesFrom(before, row)) continue;
    if (!reference.holds(row, transaction.view)) throw new ForeignKeyViolation(reference.facts);
  }
}

/** No row may be left that refers to what is no longer there. */
function checkChildren(transaction: MemoryTransaction, incoming: readonly Reference[], before: Row, after?: Row): void {
  for (const reference of incoming) {
    if (after && !reference.losesKey(before, after)) continue;
    for (const child of reference.children(before, transaction.view))
      if (!reference.holds(child, transaction.view)) throw new ForeignKeyViolation(reference.facts);
  }
}
