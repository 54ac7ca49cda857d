import { Instant } from '../../domain/shared/instant.js';
import { UnknownColumn, ValueNotStorable } from '../../ports/shared/database.errors.js';
import type { ColumnSchema, TableSchema } from '../schema/shared/table.js';
import { LikePattern } from './patterns/like-pattern.js';
import { TextPattern } from './patterns/text-pattern.js';
import type { Group, Operator, Predicate, Term } from './predicate.js';
import { valueFault } from './value-fault.js';

type Groups = Readonly<Record<string, Group['kind']>>;

const GROUPS: Groups = { and: 'all', or: 'any', not: 'none' };
const VALUES: ReadonlySet<string> = new Set(['not', 'gt', 'gte', 'lt', 'lte']);
const LISTS: ReadonlySet<string> = new Set(['in', 'notIn']);
const PATTERNS: ReadonlySet<string> = new Set(['like', 'notLike', 'matches']);
const NULLS: Readonly<Record<string, Operator>> = { isNull: 'null', isNotNull: 'notNull' };
const OPERATORS = [...VALUES, ...LISTS, ...PATTERNS, ...Object.keys(NULLS)];
/** Deeper groups are nobody's question, and SQLite's parser has a limit. */
const DEEPEST = 20;

/**
 * Checks a filter before any engine sees it, so that all refuse the same ones, and takes it apart. What comes out shares
 * nothing with the caller: he may change his objects at once. An undefined value is never "no condition", and a value that
 * the column could not hold is a mistake, never "no rows".
 *
 * @throws UnknownColumn, ValueNotStorable, PatternRefused
 */
export function parseFilter(table: TableSchema, where: object, depth = 0): Predicate[] {
  const predicates: Predicate[] = [];
  for (const [name, condition] of Object.entries(where) as [string, unknown][]) {
    const group = Object.hasOwn(GROUPS, name) ? GROUPS[name] : undefined;
    if (group) predicates.push(parseGroup(table, name, group, condition, depth + 1));
    else parseCondition(table, name, condition, predicates);
  }
  return predicates;
}

function parseGroup(table: TableSchema, name: string, kind: Group['kind'], given: unknown, depth: number): Group {
  if (depth > DEEPEST) throw new ValueNotStorable(table.name, name, `nests more than ${String(DEEPEST)} groups`);
  if (kind === 'none') return { kind, of: inGroup(table, name, given, depth) };
  if (!Array.isArray(given) || given.length === 0) throw new ValueNotStorable(table.name, name, 'takes a list of at least one filter');
  const members = given as readonly unknown[];
  return { kind, of: members.map((member) => together(inGroup(table, name, member, depth))) };
}

/** In a group an empty filter would decide it alone, most likely by mistake. */
function inGroup(table: TableSchema, name: string, given: unknown, depth: number): Predicate[] {
  const parsed = typeof given === 'object' && given !== null && !Array.isArray(given) ? parseFilter(table, given, depth) : [];
  if (parsed.length === 0) throw new ValueNotStorable(table.name, name, 'takes filters with at least one condition each');
  return parsed;
}

function together(predicates: readonly Predicate[]): Predicate {
  return predicates.length === 1 ? (predicates[0] as Predicate) : { kind: 'all', of: predicates };
}

function parseCondition(table: TableSchema, name: string, condition: unknown, into: Predicate[]): void {
  const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined;
  if (!column) throw new UnknownColumn(table.name, name, Object.keys(table.columns));
  const term = (operator: Operator, value: unknown): Term => ({ kind: 'term', name, column, operator, value });
  if (condition === undefined) throw undefinedValue(table, name);
  if (condition === null) into.push(term('null', undefined));
  else if (!isOperation(condition)) into.push(term('eq', checked(table, name, column, condition)));
  else {
    const given = Object.keys(condition);
    if (given.length === 0 || !given.every((operator) => OPERATORS.includes(operator)))
      throw new ValueNotStorable(table.name, name, `takes a value or some of {${OPERATORS.join(', ')}}, not {${given.join(', ')}}`);
    for (const operator of given) into.push(parseOperation(table, name, column, operator as Operator, condition[operator], term));
  }
}

function parseOperation(
  table: TableSchema,
  name: string,
  column: ColumnSchema,
  operator: Operator,
  operand: unknown,
  term: (operator: Operator, value: unknown) => Term,
): Term {
  const nullOperator = NULLS[operator];
  if (nullOperator) {
    if (operand !== true) throw new ValueNotStorable(table.name, name, `takes only true after "${operator}"`);
    return term(nullOperator, undefined);
  }
  if (operator === 'not' && operand === null) return term('notNull', undefined);
  if (LISTS.has(operator)) {
    if (!Array.isArray(operand)) throw new ValueNotStorable(table.name, name, `takes a list after "${operator}"`);
    return term(
      operator,
      Array.from(operand as readonly unknown[], (value) => checked(table, name, column, value)),
    );
  }
  const value = checked(table, name, column, operand);
  if (!PATTERNS.has(operator)) return term(operator, value);
  if (column.kind !== 'text') throw new ValueNotStorable(table.name, name, `is no text, so "${operator}" says nothing about it`);
  return term(operator, operator === 'matches' ? new TextPattern(value as string) : new LikePattern(value as string));
}

function checked(table: TableSchema, name: string, column: ColumnSchema, value: unknown): unknown {
  if (value === undefined) throw undefinedValue(table, name);
  const fault = value === null ? 'is compared with null; only {not: null} and null itself can be' : valueFault(column)(value);
  if (fault !== undefined) throw new ValueNotStorable(table.name, name, fault);
  return value;
}

function undefinedValue(table: TableSchema, name: string): UnknownColumn {
  return new UnknownColumn(table.name, name, Object.keys(table.columns), 'is undefined, which is neither a value nor null');
}

function isOperation(condition: unknown): condition is Readonly<Record<string, unknown>> {
  return typeof condition === 'object' && !(condition instanceof Instant) && !(condition instanceof Date);
}
