import { ExactSum } from '../../shared/exact-sum.js';
import { summed, type SummaryPlan } from '../../shared/summary.js';
import type { TableSchema } from '../../schema/shared/table.js';
import { compareParts, sortable, type KeyPart, type Row } from './tree-key.js';

interface RowGroup {
  readonly parts: readonly KeyPart[];
  readonly rows: Row[];
}

/** One summary for each group of the rows, in the order of the columns they are grouped by, nulls last. */
export function summarizeRows(table: TableSchema, plan: SummaryPlan, rows: Iterable<Row>): Row[] {
  const groups = new Map<string, RowGroup>();
  if (plan.by.length === 0) groups.set('', { parts: [], rows: [] });
  for (const row of rows) {
    const parts = plan.by.map((name) => sortable(row[name]));
    const key = parts.map((part) => `${typeof part} ${String(part)}`).join('\0');
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { parts, rows: [row] });
  }
  return [...groups.values()].sort(byParts).map((group) => summaryOf(table, plan, group.rows));
}

function byParts(left: RowGroup, right: RowGroup): number {
  for (const [index, part] of left.parts.entries()) {
    const order = compareParts(part, right.parts[index] as KeyPart);
    if (order !== 0) return order;
  }
  return 0;
}

function summaryOf(table: TableSchema, plan: SummaryPlan, rows: readonly Row[]): Row {
  const sums = new Map(summed(plan).map((name) => [name, sumOf(table, name, rows)]));
  const told = (names: readonly string[], value: (name: string) => unknown): Row =>
    Object.fromEntries(names.map((name) => [name, value(name)]));
  return {
    by: told(plan.by, (name) => rows[0]?.[name]),
    count: rows.length,
    sum: told(plan.sum, (name) => sums.get(name)?.sum),
    average: told(plan.average, (name) => sums.get(name)?.average),
    least: told(plan.least, (name) => extreme(name, rows, -1)),
    greatest: told(plan.greatest, (name) => extreme(name, rows, 1)),
  };
}

function sumOf(table: TableSchema, name: string, rows: readonly Row[]): ExactSum {
  const sum = new ExactSum(table.columns[name]?.kind === 'double' ? 'double' : 'integer');
  for (const row of rows) if (row[name] !== null) sum.add(row[name] as number | bigint);
  return sum;
}

function extreme(name: string, rows: readonly Row[], sign: 1 | -1): unknown {
  let found: unknown = null;
  for (const { [name]: value } of rows)
    if (value !== null && (found === null || sign * compareParts(sortable(value), sortable(found)) > 0)) found = value;
  return found;
}
