import type { ColumnSchema } from '../schema/shared/table.js';
import type { OrderTerm } from './row-order.js';

export type Operator = 'eq' | 'not' | 'in' | 'notIn' | 'gt' | 'gte' | 'lt' | 'lte' | 'like' | 'notLike' | 'matches' | 'null' | 'notNull';

/**
 * One condition on one column. Its value is the caller's no longer: a list has been copied, a pattern is a `LikePattern` or
 * a `TextPattern`, and `null` and `notNull` have none.
 */
export interface Term {
  readonly kind: 'term';
  readonly name: string;
  readonly column: ColumnSchema;
  readonly operator: Operator;
  readonly value: unknown;
}

/** The rows behind a position in an order; its columns are never null and all run in the same direction. */
export interface Behind {
  readonly kind: 'behind';
  readonly order: readonly OrderTerm[];
  readonly values: readonly unknown[];
}

/** `all` and `any` of some predicates, or `none` of them all together: the negation of `all`. */
export interface Group {
  readonly kind: 'all' | 'any' | 'none';
  readonly of: readonly Predicate[];
}

/** A filter as the engines work on it: checked, taken apart, and never "unknown". Lists of predicates are AND-ed. */
export type Predicate = Term | Behind | Group;

/** Every condition in some predicates, those in groups too. */
export function* termsOf(predicates: readonly Predicate[]): Generator<Term> {
  for (const predicate of predicates)
    if (predicate.kind === 'term') yield predicate;
    else if (predicate.kind !== 'behind') yield* termsOf(predicate.of);
}
