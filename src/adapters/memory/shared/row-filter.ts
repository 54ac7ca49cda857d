import type { LikePattern } from '../../shared/patterns/like-pattern.js';
import type { TextPattern } from '../../shared/patterns/text-pattern.js';
import type { Behind, Predicate, Term } from '../../shared/predicate.js';
import { sortable, type KeyPart, type Row } from './tree-key.js';

export type RowTest = (row: Row) => boolean;

/** Turns a filter into a test. Without conditions every row passes. */
export function compileFilter(predicates: readonly Predicate[]): RowTest {
  const tests = predicates.map(predicateTest);
  const [only, ...more] = tests;
  if (!only) return () => true;
  return more.length === 0 ? only : (row) => tests.every((test) => test(row));
}

/** The columns that must equal one value each, with that value in sortable form. */
export function equalities(predicates: readonly Predicate[]): ReadonlyMap<string, KeyPart> {
  const found = new Map<string, KeyPart>();
  for (const predicate of predicates)
    if (predicate.kind === 'term' && predicate.operator === 'eq') found.set(predicate.name, sortable(predicate.value));
  return found;
}

function predicateTest(predicate: Predicate): RowTest {
  switch (predicate.kind) {
    case 'term':
      return termTest(predicate);
    case 'behind':
      return behindTest(predicate);
    case 'all':
      return compileFilter(predicate.of);
    case 'any': {
      const tests = predicate.of.map(predicateTest);
      return (row) => tests.some((test) => test(row));
    }
    case 'none': {
      const all = compileFilter(predicate.of);
      return (row) => !all(row);
    }
  }
}

function termTest({ name, operator, value }: Term): RowTest {
  switch (operator) {
    case 'null':
      return (row) => row[name] === null;
    case 'notNull':
      return (row) => row[name] !== null;
    case 'in':
    case 'notIn': {
      const wanted = new Set((value as readonly unknown[]).map(sortable));
      const whenListed = operator === 'in';
      return (row) => (row[name] !== null && wanted.has(sortable(row[name]))) === whenListed;
    }
    case 'like':
    case 'matches':
      return (row) => row[name] !== null && (value as LikePattern | TextPattern).matches(row[name] as string);
    case 'notLike':
      return (row) => row[name] === null || !(value as LikePattern).matches(row[name] as string);
    default: {
      const bound = sortable(value);
      if (operator === 'not') return (row) => sortable(row[name]) !== bound;
      if (operator === 'eq') return (row) => sortable(row[name]) === bound;
      const passes = COMPARISONS[operator];
      return (row) => row[name] !== null && passes(sortable(row[name]), bound);
    }
  }
}

/** The first column that differs decides; none of them is null. */
function behindTest({ order, values }: Behind): RowTest {
  const bounds = values.map(sortable);
  return (row) => {
    for (const [index, { name, descending }] of order.entries()) {
      const value = sortable(row[name]);
      const bound = bounds[index] as KeyPart;
      if (value !== bound) return COMPARISONS[descending ? 'lt' : 'gt'](value, bound);
    }
    return false;
  };
}

type Comparison = (value: KeyPart, bound: KeyPart) => boolean;

/** Of parts of the same type; a null never gets here. */
const COMPARISONS: Readonly<Record<'gt' | 'gte' | 'lt' | 'lte', Comparison>> = {
  gt: (value, bound) => (value as number) > (bound as number),
  gte: (value, bound) => (value as number) >= (bound as number),
  lt: (value, bound) => (value as number) < (bound as number),
  lte: (value, bound) => (value as number) <= (bound as number),
};
