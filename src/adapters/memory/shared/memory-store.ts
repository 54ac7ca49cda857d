import { MemoryTransaction, type TransactionMode } from './memory-transaction.js';
import type { TablePlan } from './table-plan.js';
import type { TablePlans } from './table-plans.js';
import { TableState } from './table-state.js';

/** The state of each table by its place; absent while nothing was ever written to it. */
export type TableStates = readonly (TableState | undefined)[];

/** Everything committed at one moment. It stays as it is whatever happens to the database later. */
export class MemorySnapshot {
  constructor(
    readonly states: TableStates,
    readonly numbers: readonly bigint[],
  ) {}
}

/**
 * What is committed. Each commit puts a new array of states in the place of the old one, so whoever holds an old array has
 * a snapshot for nothing. Synchronous: in JavaScript nothing can come between the beginning and the end of a call.
 */
export class MemoryStore {
  private current: TableStates = [];
  private readonly empty: TableState[] = [];
  /** The number given last, by table. Like a sequence of PostgreSQL it never goes back, not even on a roll-back. */
  private numbers: bigint[] = [];

  constructor(
    readonly name: string,
    /** Shared by the stores of one database, so that a table finds its rows in any of them. */
    readonly plans: TablePlans,
  ) {}

  get states(): TableStates {
    return this.current;
  }

  begin(mode: TransactionMode): MemoryTransaction {
    return new MemoryTransaction(this, mode);
  }

  install(states: TableStates): void {
    this.current = states;
  }

  /** The state of a table in an array of states. */
  stateIn(states: TableStates, plan: TablePlan): TableState {
    return states[plan.index] ?? (this.empty[plan.index] ??= TableState.empty(plan));
  }

  nextNumber(plan: TablePlan): bigint {
    return (this.numbers[plan.index] = (this.numbers[plan.index] ?? 0n) + 1n);
  }

  snapshot(): MemorySnapshot {
    return new MemorySnapshot(this.current, [...this.numbers]);
  }

  restore({ states, numbers }: MemorySnapshot): void {
    this.current = [...states];
    this.numbers = [...numbers];
  }
}
