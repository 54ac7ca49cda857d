import type { ConstraintFacts } from '../../../ports/shared/database.errors.js';
import { newTree, type SortedTree } from './sorted-tree.js';
import type { TablePlan } from './table-plan.js';
import { compareParts, type KeyPart, type Row, type TreeKey } from './tree-key.js';

/** Why a row cannot be stored: the constraint, and the row that is in the way. */
export interface Occupied {
  readonly facts: ConstraintFacts;
  readonly by: Row;
}

/**
 * The rows of one table at one moment, with their indexes. Stored rows are never changed, only replaced, so that two
 * states hold the same row exactly when it is the same object; a state that others can see is never changed either: clone it.
 */
export class TableState {
  private constructor(
    readonly plan: TablePlan,
    readonly rows: SortedTree<Row>,
    /** Key of each unique constraint to primary key. */
    private readonly uniques: readonly SortedTree<TreeKey>[],
    /** Lookup key to primary key. */
    private readonly lookups: readonly SortedTree<TreeKey>[],
  ) {}

  static empty(plan: TablePlan): TableState {
    return new TableState(
      plan,
      newTree(plan.schema.primaryKey.length),
      plan.uniques.map(({ columns }) => newTree(columns.length)),
      plan.lookups.map(({ columns }) => newTree(columns.length + plan.schema.primaryKey.length)),
    );
  }

  clone(): TableState {
    return new TableState(this.plan, this.rows.clone(), this.uniques.map(cloned), this.lookups.map(cloned));
  }

  find(key: TreeKey): Row | undefined {
    return this.rows.get(key);
  }

  /** The row that has this key of the n-th unique constraint. */
  findUnique(unique: number, key: TreeKey): Row | undefined {
    const primary = this.uniques[unique]?.get(key);
    return primary === undefined ? undefined : this.rows.get(primary);
  }

  /** True when a row has this key of the n-th unique constraint, or of the primary key (-1). */
  has(index: number, key: TreeKey): boolean {
    return (index < 0 ? this.rows : this.uniques[index])?.has(key) ?? false;
  }

  /** The rows whose n-th lookup begins with these parts, in the order of the lookup. */
  *findByLookup(lookup: number, beginning: readonly KeyPart[]): Generator<Row> {
    const tree = this.lookups[lookup];
    if (!tree) return;
    for (const [key, primary] of tree.entries(beginning)) {
      if (!beginning.every((part, index) => (key as readonly KeyPart[])[index] === part)) return;
      yield this.rows.get(primary) as Row;
    }
  }

  /** The rows whose first column of the n-th lookup is from `first` to `last`, in the order of the lookup. */
  *findBetween(lookup: number, first: KeyPart, last: KeyPart): Generator<Row> {
    for (const [key, primary] of this.lookups[lookup]?.entries([first]) ?? []) {
      if (compareParts((key as readonly KeyPart[])[0] as KeyPart, last) > 0) return;
      yield this.rows.get(primary) as Row;
    }
  }

  /** The first constraint that keeps `row` out, in the order of the databases; the place of `replaced` counts as free. */
  occupied(row: Row, replaced?: Row): Occupied | undefined {
    const { plan } = this;
    const holder = this.rows.get(plan.keyOf(row));
    if (holder && holder !== replaced) return { facts: plan.primary, by: holder };
    for (const [index, unique] of plan.uniques.entries()) {
      const key = unique.keyOf(row);
      const other = key === undefined ? undefined : this.findUnique(index, key);
      if (other && other !== replaced) return { facts: unique.facts, by: other };
    }
    return undefined;
  }

  /** Stores a row for which there is room. */
  add(row: Row): void {
    const { plan } = this;
    const primary = plan.keyOf(row);
    this.rows.set(primary, row);
    for (const [index, unique] of plan.uniques.entries()) {
      const key = unique.keyOf(row);
      if (key !== undefined) this.uniques[index]?.set(key, primary);
    }
    for (const [index, lookup] of plan.lookups.entries()) this.lookups[index]?.set(lookup.keyOf(row), primary);
  }

  remove(row: Row): void {
    const { plan } = this;
    this.rows.delete(plan.keyOf(row));
    for (const [index, unique] of plan.uniques.entries()) {
      const key = unique.keyOf(row);
      if (key !== undefined) this.uniques[index]?.delete(key);
    }
    for (const [index, lookup] of plan.lookups.entries()) this.lookups[index]?.delete(lookup.keyOf(row));
  }

  /** Puts a row in the place of another; the indexes whose columns are the same stay as they are. */
  replace(row: Row, by: Row): void {
    const { plan } = this;
    if (differ(row, by, plan.schema.primaryKey)) {
      this.remove(row);
      this.add(by);
      return;
    }
    const primary = plan.keyOf(by);
    this.rows.set(primary, by);
    for (const [index, unique] of plan.uniques.entries()) {
      if (!differ(row, by, unique.columns)) continue;
      const old = unique.keyOf(row);
      const key = unique.keyOf(by);
      if (old !== undefined) this.uniques[index]?.delete(old);
      if (key !== undefined) this.uniques[index]?.set(key, primary);
    }
    for (const [index, lookup] of plan.lookups.entries()) {
      if (!differ(row, by, lookup.columns)) continue;
      this.lookups[index]?.delete(lookup.keyOf(row));
      this.lookups[index]?.set(lookup.keyOf(by), primary);
    }
  }
}

/** True when the rows may differ in one of the columns (an equal Instant of another identity counts: it costs only time). */
function differ(one: Row, other: Row, columns: readonly string[]): boolean {
  return columns.some((name) => one[name] !== other[name]);
}

function cloned(tree: SortedTree<TreeKey>): SortedTree<TreeKey> {
  return tree.clone();
}
