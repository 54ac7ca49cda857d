import type { RowTest } from './row-filter.js';
import { treeChanges } from './sorted-tree.js';
import type { TablePlan } from './table-plan.js';
import type { View } from './reference.js';
import type { TreeKey } from './tree-key.js';

/** With more filters than this on one table, any change of the table counts as read. */
const MOST_FILTERS = 256;

interface TableReads {
  readonly keys: TreeKey[];
  readonly filters: RowTest[];
}

/**
 * What a serializable transaction has read: keys, present or not, and filters, which also stand for the rows that they
 * did not find. If another commit changed the answer to any of it, the transaction cannot take effect after that commit.
 */
export class ReadSet {
  private readonly tables = new Map<TablePlan, TableReads>();

  key(plan: TablePlan, key: TreeKey): void {
    this.of(plan).keys.push(key);
  }

  filter(plan: TablePlan, matches: RowTest): void {
    const { filters } = this.of(plan);
    if (filters.length < MOST_FILTERS) filters.push(matches);
    else filters.splice(0, filters.length - 1, () => true);
  }

  /** The first table in which an answer has changed from one moment to another. */
  changedBetween(before: View, after: View): TablePlan | undefined {
    for (const [plan, reads] of this.tables) if (changed(reads, plan, before, after)) return plan;
    return undefined;
  }

  private of(plan: TablePlan): TableReads {
    let reads = this.tables.get(plan);
    if (!reads) this.tables.set(plan, (reads = { keys: [], filters: [] }));
    return reads;
  }
}

function changed({ keys, filters }: TableReads, plan: TablePlan, before: View, after: View): boolean {
  const old = before(plan);
  const now = after(plan);
  if (old === now) return false;
  if (keys.some((key) => old.find(key) !== now.find(key))) return true;
  if (filters.length === 0) return false;
  return treeChanges(old.rows, now.rows).some(({ before: was, after: is }) =>
    filters.some((matches) => (was !== undefined && matches(was)) || (is !== undefined && matches(is))),
  );
}
