import type { ConstraintFacts } from '../../../ports/shared/database.errors.js';
import type { ForeignKeySchema } from '../../schema/shared/table.js';
import type { RowTest } from './row-filter.js';
import type { TablePlan } from './table-plan.js';
import type { TableState } from './table-state.js';
import { keyReader, sortable, type Row, type TreeKey } from './tree-key.js';

/** The newest state of any table, as one transaction sees it. */
export type View = (plan: TablePlan) => TableState;

/** One foreign key, seen from both ends. */
export class Reference {
  readonly facts: ConstraintFacts;
  readonly cascades: boolean;
  private readonly lookup: number;
  /** Which unique constraint of the parent is referred to; -1 for its primary key. */
  readonly target: number;
  private readonly readKey: (row: Row) => TreeKey;

  /** @throws TypeError when the columns referred to are not unique in the parent. */
  constructor(
    constraint: string,
    readonly child: TablePlan,
    readonly parent: TablePlan,
    private readonly schema: ForeignKeySchema,
  ) {
    this.facts = child.facts(constraint, schema.columns);
    this.cascades = schema.onDelete === 'cascade';
    this.lookup = child.lookups.findIndex(({ columns }) => columns.join() === schema.columns.join());
    const { columns } = schema.references;
    const keys = [parent.schema.primaryKey, ...parent.uniques.map((unique) => unique.columns)];
    const found = keys.findIndex((key) => key.length === columns.length && key.every((name) => columns.includes(name)));
    const key = keys[found];
    if (!key) throw new TypeError(`foreign key ${constraint} refers to ${parent.name}(${columns.join(', ')}), which is not unique`);
    this.target = found - 1;
    this.readKey = keyReader(key.map((name) => schema.columns[columns.indexOf(name)] as string));
  }

  /** The key, in the index `target` of the parent, that the row refers to; `undefined` when a null is among the columns. */
  parentKey(row: Row): TreeKey | undefined {
    return this.schema.columns.some((name) => row[name] === null) ? undefined : this.readKey(row);
  }

  /** True when the row refers to nothing or to a row that is there. */
  holds(row: Row, view: View): boolean {
    const key = this.parentKey(row);
    return key === undefined || view(this.parent).has(this.target, key);
  }

  /** Tests rows of the child for referring to this row of the parent. */
  refersTo(parent: Row): RowTest {
    const wanted = this.schema.references.columns.map((name) => sortable(parent[name]));
    return (child) => this.schema.columns.every((name, index) => wanted[index] !== null && sortable(child[name]) === wanted[index]);
  }

  /** The rows that refer to this row of the parent. */
  children(parent: Row, view: View): Iterable<Row> {
    const key = this.schema.references.columns.map((name) => sortable(parent[name]));
    return key.includes(null) ? [] : view(this.child).findByLookup(this.lookup, key);
  }

  /** True when two rows of the child refer to different rows. */
  movesFrom(before: Row, after: Row): boolean {
    return this.schema.columns.some((name) => before[name] !== after[name]);
  }

  /** True when what the children refer to changes with the parent. */
  losesKey(before: Row, after: Row): boolean {
    return this.schema.references.columns.some((name) => sortable(before[name]) !== sortable(after[name]));
  }
}
