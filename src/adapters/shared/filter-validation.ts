import { Instant } from '../../domain/shared/instant.js';
import { UnknownColumn, ValueNotStorable } from '../../ports/shared/database.errors.js';
import type { TableSchema } from '../schema/shared/table.js';
import { valueFault } from './value-fault.js';

const OPERATORS: ReadonlySet<string> = new Set(['in', 'gt', 'gte', 'lt', 'lte', 'not']);

/**
 * Checks the conditions of a filter before any engine sees them, so that all refuse the same ones: an undefined value is
 * never "no condition", and a value that the column could not hold is a mistake, never "no rows".
 *
 * @throws UnknownColumn, ValueNotStorable
 */
export function checkFilter(table: TableSchema, where: object): void {
  for (const [name, condition] of Object.entries(where)) {
    const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined;
    if (!column) throw new UnknownColumn(table.name, name, Object.keys(table.columns));
    if (condition === undefined) throw undefinedValue(table, name);
    if (condition === null) continue;
    const operands = isOperation(condition) ? operandsOf(table, name, condition) : [condition as unknown];
    for (const value of operands) {
      if (value === undefined) throw undefinedValue(table, name);
      const fault = value === null ? 'is compared with null; only {not: null} and null itself can be' : valueFault(column)(value);
      if (fault !== undefined) throw new ValueNotStorable(table.name, name, fault);
    }
  }
}

function undefinedValue(table: TableSchema, name: string): UnknownColumn {
  return new UnknownColumn(table.name, name, Object.keys(table.columns), 'is undefined, which is neither a value nor null');
}

function isOperation(condition: unknown): condition is Readonly<Record<string, unknown>> {
  return typeof condition === 'object' && !(condition instanceof Instant) && !(condition instanceof Date);
}

function operandsOf(table: TableSchema, name: string, condition: Readonly<Record<string, unknown>>): readonly unknown[] {
  const given = Object.keys(condition);
  if (given.length === 0 || !given.every((operator) => OPERATORS.has(operator)))
    throw new ValueNotStorable(table.name, name, `takes a value or some of {${[...OPERATORS].join(', ')}}, not {${given.join(', ')}}`);
  return Object.entries(condition).flatMap(([operator, operand]) => {
    if (operator === 'not' && operand === null) return [];
    if (operator !== 'in') return [operand];
    if (!Array.isArray(operand)) throw new ValueNotStorable(table.name, name, 'takes a list after "in"');
    return operand as readonly unknown[];
  });
}
