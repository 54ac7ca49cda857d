import { Instant } from '../../../domain/shared/instant.js';
import { sortable, type KeyPart, type Row } from './tree-key.js';

export type RowTest = (row: Row) => boolean;

/** Turns a filter (validated before) into a test. Without conditions every row passes. */
export function compileFilter(where: object | undefined): RowTest {
  const tests = Object.entries(where ?? {}).flatMap(([name, condition]) => conditionTests(name, condition));
  const [only, ...more] = tests;
  if (!only) return () => true;
  return more.length === 0 ? only : (row) => tests.every((test) => test(row));
}

/** A filter that its caller cannot change any more. */
export function ownFilter(where: object | undefined): object | undefined {
  return where && Object.fromEntries(Object.entries(where).map(([name, condition]) => [name, ownCondition(condition)]));
}

function ownCondition(condition: unknown): unknown {
  const given = operations(condition);
  if (!given) return condition;
  return Array.isArray(given['in']) ? { ...given, in: [...(given['in'] as unknown[])] } : { ...given };
}

/** The columns that must equal one value each, with that value in sortable form. */
export function equalities(where: object | undefined): ReadonlyMap<string, KeyPart> {
  const found = new Map<string, KeyPart>();
  for (const [name, condition] of Object.entries(where ?? {}) as [string, unknown][])
    if (condition !== null && !isOperation(condition)) found.set(name, sortable(condition));
  return found;
}

/** The operators of a condition and their operands, when it is not a plain value. */
export function operations(condition: unknown): Readonly<Record<string, unknown>> | undefined {
  return isOperation(condition) ? condition : undefined;
}

function isOperation(condition: unknown): condition is Readonly<Record<string, unknown>> {
  return typeof condition === 'object' && condition !== null && !(condition instanceof Instant);
}

function conditionTests(name: string, condition: unknown): RowTest[] {
  if (condition === null) return [(row) => row[name] === null];
  return Object.entries(operations(condition) ?? { equals: condition }).map(([operator, operand]) => operatorTest(name, operator, operand));
}

function operatorTest(name: string, operator: string, operand: unknown): RowTest {
  if (operator === 'in') {
    const wanted = new Set((operand as readonly unknown[]).map(sortable));
    return (row) => row[name] !== null && wanted.has(sortable(row[name]));
  }
  const bound = sortable(operand);
  if (operator === 'not') return (row) => sortable(row[name]) !== bound;
  if (operator === 'equals') return (row) => sortable(row[name]) === bound;
  const passes = COMPARISONS[operator] as Comparison;
  return (row) => row[name] !== null && passes(sortable(row[name]), bound);
}

type Comparison = (value: KeyPart, bound: KeyPart) => boolean;

/** Of parts of the same type; a null never gets here. */
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  gt: (value, bound) => (value as number) > (bound as number),
  gte: (value, bound) => (value as number) >= (bound as number),
  lt: (value, bound) => (value as number) < (bound as number),
  lte: (value, bound) => (value as number) <= (bound as number),
};
