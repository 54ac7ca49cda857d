import type { Difference } from './difference.js';

/** An index that a database may have and need not: it makes queries faster on a server that can build it. */
export interface OptionalIndex {
  readonly table: string;
  /** The first and only key, as PostgreSQL writes it. */
  readonly expression: string;
}

/** True for a difference that is nothing but an optional index being there, finished and of every row. */
export function isOptional(difference: Difference, optional: readonly OptionalIndex[]): boolean {
  if (difference.kind !== 'extra' || difference.part !== 'index') return false;
  const { keys, predicate, valid, unique } = difference.actual;
  if (unique || predicate !== undefined || valid === false || keys.length !== 1) return false;
  return optional.some(({ table, expression }) => table === difference.table && expression === keys[0]?.expression);
}
