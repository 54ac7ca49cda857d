/**
 * How searches are spelled by those outside: the operators of DiracX, and some that it lacks. `neq`, `not in`, `not like` and
 * `not regex` hold for exactly the rows for which their opposite does not, so also where there is no value.
 */
export const SEARCH_OPERATORS = [
  'eq',
  'neq',
  'gt',
  'gte',
  'lt',
  'lte',
  'in',
  'not in',
  'like',
  'not like',
  'regex',
  'not regex',
  'is null',
  'is not null',
] as const;

export type SearchOperator = (typeof SEARCH_OPERATORS)[number];

/** One condition of a search. `values` goes with `in` and `not in`, nothing with `is null` and `is not null`, `value` with the others. */
export interface SearchCondition {
  readonly parameter: string;
  readonly operator: SearchOperator;
  readonly value?: unknown;
  readonly values?: readonly unknown[];
}

/** A condition, or a group of further ones. */
export type SearchNode =
  SearchCondition | { readonly and: readonly SearchNode[] } | { readonly or: readonly SearchNode[] } | { readonly not: SearchNode };

export interface SearchSort {
  readonly parameter: string;
  readonly direction: 'asc' | 'desc';
}

/** A search as it comes in a body or from a command line. The type is what is meant; the reader trusts nothing of it. */
export interface SearchRequest {
  /** All of them must hold. */
  readonly search?: readonly SearchNode[];
  readonly sort?: readonly SearchSort[];
  /** The fields to show. */
  readonly parameters?: readonly string[];
  /** From 1 up; default 1. */
  readonly page?: number;
  readonly per_page?: number;
}
