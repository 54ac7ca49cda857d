import { SerializationConflict } from '../../../ports/shared/database.errors.js';
import type { IsolationLevel } from '../../../ports/shared/transaction.js';
import type { MemoryStore, TableStates } from './memory-store.js';
import { treeChanges, type TreeChange } from './sorted-tree.js';
import type { TablePlan } from './table-plan.js';
import type { TableState } from './table-state.js';
import type { Row } from './tree-key.js';

/** The work of a transaction: the committed states it began with, and what it made of them. */
export interface Work {
  readonly store: MemoryStore;
  readonly base: TableStates;
  readonly states: TableStates;
  readonly isolation: IsolationLevel;
}

interface TableWork {
  readonly plan: TablePlan;
  readonly changes: readonly TreeChange<Row>[];
}

/**
 * Carries the changes of a transaction over to the states that others have committed meanwhile, as if it had run after
 * them. Every constraint between rows is checked again, because each of the two could only see its own half.
 *
 * @throws SerializationConflict when that cannot be: the transaction has to run again.
 */
export function mergeOnto(newest: TableStates, work: Work): TableStates {
  const { store, base, states } = work;
  const merged = [...newest];
  const tables: TableWork[] = [];
  for (const [index, state] of states.entries()) {
    if (!state || state === base[index]) continue;
    const { plan } = state;
    const changes = treeChanges(store.stateIn(base, plan).rows, state.rows);
    tables.push({ plan, changes });
    merged[index] = newest[index] === base[index] ? state : applied(store.stateIn(newest, plan).clone(), changes, work);
  }
  for (const table of tables) checkReferences(merged, table, work);
  return merged;
}

/** All rows go out before any comes in, so that rows may exchange their unique values. */
function applied(target: TableState, changes: readonly TreeChange<Row>[], work: Work): TableState {
  const { plan } = target;
  const incoming: Row[] = [];
  for (const { before, after } of changes) {
    const row = (before ?? after) as Row;
    const now = target.find(plan.keyOf(row));
    if (now !== before && (work.isolation !== 'read committed' || before === undefined)) throw conflict(work, plan);
    // At read committed: a row that another transaction deleted stays deleted, of one that it changed our columns win.
    if (before !== undefined && now === undefined) continue;
    if (now) target.remove(now);
    if (after) incoming.push(now && now !== before ? plan.changed(now, changedColumns(before as Row, after)) : after);
  }
  for (const row of incoming) {
    if (target.occupied(row)) throw conflict(work, plan);
    target.add(row);
  }
  return target;
}

function changedColumns(before: Row, after: Row): Row {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => before[name] !== value));
}

function checkReferences(merged: TableStates, { plan, changes }: TableWork, work: Work): void {
  const { store } = work;
  const view = (one: TablePlan): TableState => store.stateIn(merged, one);
  const outgoing = store.plans.outgoing(plan);
  const incoming = store.plans.incoming(plan);
  for (const { before, after } of changes) {
    if (after && outgoing.some((reference) => !reference.holds(after, view))) throw conflict(work, plan);
    if (!before) continue;
    for (const reference of incoming) {
      if (after && !reference.losesKey(before, after)) continue;
      for (const child of reference.children(before, view)) if (!reference.holds(child, view)) throw conflict(work, plan);
    }
  }
}

function conflict({ store }: Work, plan: TablePlan): SerializationConflict {
  return new SerializationConflict(store.name, `rows of ${plan.name} were changed by another transaction`, { table: plan.name });
}
