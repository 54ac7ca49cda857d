import { InvalidValue } from '../../../domain/shared/invalid-value.js';

/**
 * The pool size at which so many processes or threads together never need more than the budget: where nobody is ever to
 * wait for another one's connections, or behind a pooler, which knows no `connectionBudget`.
 *
 * @throws InvalidValue when there are more of them than connections.
 */
export function poolSizeWithin({ connectionBudget, pools }: { readonly connectionBudget: number; readonly pools: number }): number {
  const size = Math.floor(connectionBudget / pools);
  if (size >= 1 && Number.isSafeInteger(size)) return size;
  throw new InvalidValue('connection budget', String(connectionBudget), `at least one connection for each of ${String(pools)} pools`);
}
