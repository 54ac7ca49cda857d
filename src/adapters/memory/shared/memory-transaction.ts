import { SerializationConflict } from '../../../ports/shared/database.errors.js';
import { ReadOnlyTransaction } from '../../../ports/shared/transaction.errors.js';
import type { IsolationLevel } from '../../../ports/shared/transaction.js';
import { mergeOnto } from './merge.js';
import type { MemoryStore, TableStates } from './memory-store.js';
import { PRIMARY_KEY, ReadSet } from './read-set.js';
import type { Reference, View } from './reference.js';
import type { RowTest } from './row-filter.js';
import { treeChanges } from './sorted-tree.js';
import type { TablePlan } from './table-plan.js';
import type { TableState } from './table-state.js';
import type { Row, TreeKey } from './tree-key.js';

export interface TransactionMode {
  readonly isolation: IsolationLevel;
  readonly readOnly: boolean;
}

interface Savepoint {
  readonly name: string;
  readonly base: TableStates;
  readonly states: TableStates;
}

/**
 * One transaction: optimistic, so it never waits. It works on clones of the states it began with; `commit` puts them in the
 * place of the committed ones if nobody else committed meanwhile, and otherwise carries its changes over to the newest
 * states, or refuses where the two met. The first to commit wins.
 *
 * `repeatable read` refuses when a row it changed was changed by another; `serializable` also when anything it read was.
 * `read committed` begins every statement with the newest committed states and merges column by column.
 */
export class MemoryTransaction {
  /** The committed states that `states` were derived from. */
  private base: TableStates;
  private states: TableStates;
  /** Tables whose state nobody else can see yet, by place. */
  private owned: boolean[] = [];
  private savepoints: Savepoint[] = [];
  private readonly reads: ReadSet | undefined;

  constructor(
    readonly store: MemoryStore,
    private readonly mode: TransactionMode,
  ) {
    this.base = this.states = store.states;
    this.reads = mode.isolation === 'serializable' && !mode.readOnly ? new ReadSet() : undefined;
  }

  /** Call before each statement: at `read committed` it brings in what others have committed. */
  beginStatement(): void {
    if (this.mode.isolation !== 'read committed' || this.base === this.store.states) return;
    const newest = this.store.states;
    this.states = mergeOnto(newest, { store: this.store, base: this.base, states: this.states, isolation: this.mode.isolation });
    this.base = newest;
    this.owned = [];
  }

  readonly view: View = (plan) => this.store.stateIn(this.states, plan);

  /** A state of the table to change. @throws ReadOnlyTransaction */
  writable(plan: TablePlan): TableState {
    if (this.mode.readOnly) throw new ReadOnlyTransaction(`a transaction of ${this.store.name}`);
    const state = this.view(plan);
    if (this.owned[plan.index]) return state;
    const own = state.clone();
    const states = [...this.states];
    states[plan.index] = own;
    this.states = states;
    this.owned[plan.index] = true;
    return own;
  }

  /** Remembers that the transaction has seen what is, or is not, under this key. */
  noteKey(plan: TablePlan, key: TreeKey): void {
    this.reads?.key(plan, key);
  }

  /** Remembers that the transaction has seen all rows that match. */
  noteFilter(plan: TablePlan, matches: RowTest): void {
    this.reads?.filter(plan, matches);
  }

  /** Remembers which rows refer to this one, when that decided about a statement. */
  noteReferring(references: readonly Reference[], row: Row): void {
    if (this.reads) for (const reference of references) this.reads.membership(reference.child, reference.refersTo(row));
  }

  /**
   * To call before a row goes that this transaction had written itself: nobody will see it at the commit, but the work was
   * told that there was room for it and that its references held.
   */
  noteVanishing(plan: TablePlan, row: Row): void {
    if (!this.reads || this.store.stateIn(this.base, plan).find(plan.keyOf(row)) === row) return;
    this.reads.presence(plan, PRIMARY_KEY, plan.keyOf(row));
    for (const [index, unique] of plan.uniques.entries()) {
      const key = unique.keyOf(row);
      if (key !== undefined) this.reads.presence(plan, index, key);
    }
    for (const reference of this.store.plans.outgoing(plan)) {
      const key = reference.parentKey(row);
      if (key !== undefined) this.reads.presence(reference.parent, reference.target, key);
    }
  }

  savepoint(name: string): void {
    this.savepoints.push({ name, base: this.base, states: this.states });
    this.owned = [];
  }

  /** Undoes what came after the savepoint and keeps it. What was read meanwhile stays read. */
  rollbackTo(name: string): void {
    const index = this.savepoints.findLastIndex((one) => one.name === name);
    const savepoint = this.savepoints[index];
    if (!savepoint) throw new TypeError(`there is no savepoint ${name}`);
    this.savepoints.length = index + 1;
    this.noteUndone(savepoint.states);
    this.base = savepoint.base;
    this.states = savepoint.states;
    this.owned = [];
  }

  private noteUndone(kept: TableStates): void {
    if (!this.reads) return;
    for (const [index, state] of this.states.entries()) {
      if (!state || state === kept[index]) continue;
      for (const { after } of treeChanges(this.store.stateIn(kept, state.plan).rows, state.rows))
        if (after) this.noteVanishing(state.plan, after);
    }
  }

  release(name: string): void {
    const index = this.savepoints.findLastIndex((one) => one.name === name);
    if (index >= 0) this.savepoints.length = index;
  }

  /** @throws SerializationConflict when another commit stands in the way; nothing is stored then. */
  commit(): void {
    const { store, base, states } = this;
    if (states === base) return;
    if (store.states === base) {
      store.install(states);
      return;
    }
    const changed = this.reads?.changedBetween(
      (plan) => store.stateIn(base, plan),
      (plan) => store.stateIn(store.states, plan),
    );
    if (changed)
      throw new SerializationConflict(store.name, `rows of ${changed.name} that this transaction read were changed by another one`);
    store.install(mergeOnto(store.states, { store, base, states, isolation: this.mode.isolation }));
  }
}
