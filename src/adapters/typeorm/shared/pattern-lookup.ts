import type { CallOptions } from '../../../ports/shared/call-options.js';
import { behind, positionOf } from '../../shared/keyset.js';
import { beginningWith } from '../../shared/patterns/like-pattern.js';
import type { TextPattern } from '../../shared/patterns/text-pattern.js';
import type { Predicate, Term } from '../../shared/predicate.js';
import type { RowOrder } from '../../shared/row-order.js';
import type { SqlExecutor } from './sql-executor.js';
import { filterValues } from './sql-filter.js';
import type { TableStatements } from './table-statements.js';

/** Rows read at a time: enough that the round trips do not count, few enough that the event loop is not held. */
const BATCH_ROWS = 2_000;

/** What is looked through. */
export interface LookupTarget {
  readonly executor: SqlExecutor;
  readonly statements: TableStatements;
  /** By the primary key, ascending. */
  readonly order: RowOrder;
}

/** True when a regular expression is among the conditions. */
export function hasPattern(predicates: readonly Predicate[]): boolean {
  for (const predicate of predicates)
    if (predicate.kind === 'term' ? predicate.operator === 'matches' : predicate.kind !== 'behind' && hasPattern(predicate.of)) return true;
  return false;
}

/**
 * Conditions with the same meaning for SQLite, which has no regular expressions: each is replaced by the list of the values
 * that fit it. They are found by reading the column in the rows that pass all other conditions, a batch at a time; only the
 * values that fit are held. Call it in the transaction that then uses the conditions, or both see different rows.
 */
export async function withoutPatterns(
  target: LookupTarget,
  predicates: readonly Predicate[],
  options: CallOptions | undefined,
): Promise<readonly Predicate[]> {
  const others = predicates.filter((predicate) => !hasPattern([predicate]));
  const replaced = async (predicate: Predicate): Promise<Predicate> => {
    if (!hasPattern([predicate])) return predicate;
    if (predicate.kind === 'term') return { ...predicate, operator: 'in', value: await fittingValues(target, predicate, others, options) };
    if (predicate.kind === 'behind') return predicate;
    return { ...predicate, of: await inTurn(predicate.of, replaced) };
  };
  return inTurn(predicates, replaced);
}

async function fittingValues(
  { executor, statements, order }: LookupTarget,
  term: Term,
  others: readonly Predicate[],
  options: CallOptions | undefined,
): Promise<readonly unknown[]> {
  const pattern = term.value as TextPattern;
  const names = [...new Set([...order.terms.map(({ name }) => name), term.name])];
  const possible: Term = pattern.beginning
    ? { ...term, operator: 'like', value: beginningWith(pattern.beginning) }
    : { ...term, operator: 'notNull', value: undefined };
  const tried = new Map<unknown, boolean>();
  const fitting: unknown[] = [];
  let position: readonly unknown[] | undefined;
  for (;;) {
    const where = [...others, possible, ...(position ? [behind(order, position)] : [])];
    const values = [...filterValues(executor.engine.dialect, where), BATCH_ROWS];
    const { rows } = await executor.execute(statements.selectColumns(names, where, order), values, 'read', options);
    for (const row of rows) {
      const value = row[term.name];
      if (tried.has(value)) continue;
      const fits = pattern.matches(value as string);
      tried.set(value, fits);
      if (fits) fitting.push(value);
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH_ROWS) return fitting;
    position = positionOf(order, last);
    forgetMisfits(tried);
  }
}

/** What does not fit need not be remembered beyond a batch. */
function forgetMisfits(tried: Map<unknown, boolean>): void {
  for (const [value, fits] of tried) if (!fits) tried.delete(value);
}

async function inTurn<From, To>(items: readonly From[], map: (item: From) => Promise<To>): Promise<To[]> {
  const mapped: To[] = [];
  for (const item of items) mapped.push(await map(item));
  return mapped;
}
