import { Instant } from '../../../domain/shared/instant.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import { ExactSum } from '../../shared/exact-sum.js';
import type { Predicate } from '../../shared/predicate.js';
import { inSnapshot } from '../../shared/snapshot.js';
import { summed, type SummaryPlan } from '../../shared/summary.js';
import type { TableSchema } from '../../schema/shared/table.js';
import type { SqlExecutor } from './sql-executor.js';
import { filterShape, filterValues } from './sql-filter.js';
import { columnOf } from './sql-text.js';
import { sumIn, SummaryTexts } from './summary-statements.js';
import type { TableStatements } from './table-statements.js';

type Row = Record<string, unknown>;

/** What is summarized. */
export interface SummaryTarget {
  readonly table: TableSchema;
  readonly executor: SqlExecutor;
  readonly statements: TableStatements;
}

/** The groups of a table, in the order of their columns; sums of doubles need a statement more for each column. */
export async function summarizeRows(
  target: SummaryTarget,
  plan: SummaryPlan,
  where: readonly Predicate[],
  options: CallOptions | undefined,
): Promise<Row[]> {
  const { table, executor, statements } = target;
  const { dialect } = executor.engine;
  const texts = new SummaryTexts(dialect, table, plan, where);
  const values = filterValues(dialect, where);
  const shape = `${Object.values(plan)
    .map((names: readonly string[]) => names.join('\0'))
    .join('\0\0')}\0\0\0${filterShape(where)}`;
  const columns = summed(plan);
  const doubles = columns.filter((name) => columnOf(table, name).kind === 'double');

  const groups = async (): Promise<Row[]> => {
    const statement = statements.keep(`summary ${shape}`, () => texts.groups);
    return (await executor.execute(statement, values, 'read', options)).rows;
  };
  const parts = async (name: string): Promise<Row[]> => {
    const statement = statements.keep(`summary_double ${name}\0${shape}`, () => texts.doubles(name));
    return (await executor.execute(statement, values, 'read', options)).rows;
  };

  const work = async (): Promise<Row[]> => {
    const found = await groups();
    const sums = new Map<string, Row[]>();
    for (const name of doubles)
      for (const row of await parts(name)) {
        const key = groupKey(plan, row, name);
        sums.set(key, [...(sums.get(key) ?? []), row]);
      }
    return found.map((row) => summaryOf(row, (name) => sums.get(groupKey(plan, row, name)) ?? []));
  };

  const summaryOf = (row: Row, partsOf: (name: string) => readonly Row[]): Row => {
    const exact = new Map(columns.map((name, index) => [name, exactSum(columnOf(table, name).kind, row, index, partsOf(name))]));
    const values = (names: readonly string[], alias: string): Row =>
      Object.fromEntries(names.map((name, index) => [name, decoded(name, row[`${alias}${String(index)}`])]));
    const computed = (names: readonly string[], value: (sum: ExactSum) => unknown): Row =>
      Object.fromEntries(names.map((name) => [name, value(exact.get(name) as ExactSum)]));
    return {
      by: values(plan.by, 'g'),
      count: Number(row['n']),
      sum: computed(plan.sum, ({ sum }) => sum),
      average: computed(plan.average, ({ average }) => average),
      least: values(plan.least, 'l'),
      greatest: values(plan.greatest, 'm'),
    };
  };

  const decoded = (name: string, value: unknown): unknown => {
    const decode = dialect.decoder(columnOf(table, name));
    return value === null || !decode ? value : decode(value);
  };

  return doubles.length === 0 ? work() : inSnapshot(executor, work, options);
}

function exactSum(kind: string, row: Row, index: number, parts: readonly Row[]): ExactSum {
  const count = BigInt(row[`c${String(index)}`] as number | bigint);
  if (kind !== 'double') {
    const sum = new ExactSum('integer');
    sum.addScaled(sumIn(row, `s${String(index)}`), 0, count);
    return sum;
  }
  const sum = new ExactSum('double');
  sum.addScaled(0n, 0, count);
  for (const part of parts) sum.addScaled(sumIn(part, 's'), Number(part['e']), 0n);
  return sum;
}

/** Tells groups apart by what the database gave for their columns. */
function groupKey(plan: SummaryPlan, row: Row, column: string): string {
  return JSON.stringify([column, ...plan.by.map((_, index) => groupValue(row[`g${String(index)}`]))]);
}

function groupValue(value: unknown): unknown {
  return typeof value === 'bigint' || value instanceof Instant ? value.toString() : value;
}
