import type { RowTest } from './row-filter.js';
import type { View } from './reference.js';
import { treeChanges, type TreeChange } from './sorted-tree.js';
import type { TablePlan } from './table-plan.js';
import type { Row, TreeKey } from './tree-key.js';

/** With more filters than this on one table, any change of the table counts as read. */
const MOST_FILTERS = 256;

/** Which index a key belongs to: the n-th unique constraint, or the primary key. */
export const PRIMARY_KEY = -1;

interface TableReads {
  /** Rows that were read, present or not. */
  readonly keys: TreeKey[];
  /** Keys of which only mattered whether a row has them. */
  readonly presences: { readonly index: number; readonly key: TreeKey }[];
  /** Rows that were read by a filter, found or not. */
  readonly filters: RowTest[];
  /** Filters of which only mattered which rows pass. */
  readonly memberships: RowTest[];
}

/**
 * What a serializable transaction has learned: by reading, and by what its statements told. If another commit changed the
 * answer to any of it, the transaction cannot take effect after that commit.
 */
export class ReadSet {
  private readonly tables = new Map<TablePlan, TableReads>();

  key(plan: TablePlan, key: TreeKey): void {
    this.of(plan).keys.push(key);
  }

  presence(plan: TablePlan, index: number, key: TreeKey): void {
    this.of(plan).presences.push({ index, key });
  }

  filter(plan: TablePlan, matches: RowTest): void {
    keep(this.of(plan).filters, matches);
  }

  membership(plan: TablePlan, matches: RowTest): void {
    const { memberships, filters } = this.of(plan);
    if (memberships.length < MOST_FILTERS) memberships.push(matches);
    else keep(filters, everyRow);
  }

  /** The first table in which an answer has changed from one moment to another. */
  changedBetween(before: View, after: View): TablePlan | undefined {
    for (const [plan, reads] of this.tables) if (changed(reads, plan, before, after)) return plan;
    return undefined;
  }

  private of(plan: TablePlan): TableReads {
    let reads = this.tables.get(plan);
    if (!reads) this.tables.set(plan, (reads = { keys: [], presences: [], filters: [], memberships: [] }));
    return reads;
  }
}

const everyRow: RowTest = () => true;

function keep(filters: RowTest[], matches: RowTest): void {
  if (filters.length < MOST_FILTERS) filters.push(matches);
  else filters.splice(0, filters.length - 1, everyRow);
}

function changed({ keys, presences, filters, memberships }: TableReads, plan: TablePlan, before: View, after: View): boolean {
  const [old, now] = [before(plan), after(plan)];
  if (old === now) return false;
  if (keys.some((key) => old.find(key) !== now.find(key))) return true;
  if (presences.some(({ index, key }) => old.has(index, key) !== now.has(index, key))) return true;
  if (filters.length === 0 && memberships.length === 0) return false;
  return treeChanges(old.rows, now.rows).some((change) => concerns(change, filters, memberships));
}

function concerns({ before, after }: TreeChange<Row>, filters: readonly RowTest[], memberships: readonly RowTest[]): boolean {
  const passes = (row: Row | undefined, matches: RowTest): boolean => row !== undefined && matches(row);
  return (
    filters.some((matches) => passes(before, matches) || passes(after, matches)) ||
    memberships.some((matches) => passes(before, matches) !== passes(after, matches))
  );
}
