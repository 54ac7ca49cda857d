import type { CheckRule, IndexSchema } from '../../schema/shared/table.js';
import { parseExpression } from './parse-expression.js';
import type { SqlExpression } from './sql-expression.js';
import type { SqlFlavour } from './sql-tokens.js';

/** The rule of our schema language that a check expression says; undefined when it has no words for it. */
export function checkRuleOf(text: string, flavour: SqlFlavour): CheckRule | undefined {
  const expression = parseExpression(text, flavour);
  if (expression?.kind !== 'operation') return undefined;
  const { operator, operands } = expression;
  if (operator === 'and') return betweenRule(operands);
  const [left, right] = operands;
  const subject = subjectOf(left);
  if (!subject || !right) return undefined;
  if (subject.measured === 'length') return lengthRule(subject.column, operator, numberOf(right));
  const { column } = subject;
  const values =
    operator === 'in' && right.kind === 'list' ? right.items.map(literalOf) : operator === '=' ? [literalOf(right)] : undefined;
  if (values) return values.every((value) => value !== undefined) ? { column, oneOf: values } : undefined;
  const limit = numberOf(right);
  if (limit === undefined) return undefined;
  if (operator === '>=') return { column, atLeast: limit };
  return operator === '<=' ? { column, atMost: limit } : undefined;
}

/** The most characters a check allows: SQLite's way of limiting a text. */
export function lengthLimitOf(text: string, flavour: SqlFlavour): { readonly column: string; readonly length: number } | undefined {
  const expression = parseExpression(text, flavour);
  if (expression?.kind !== 'operation' || expression.operator !== '<=') return undefined;
  const subject = subjectOf(expression.operands[0]);
  const length = numberOf(expression.operands[1]);
  return subject?.measured === 'length' && length !== undefined ? { column: subject.column, length } : undefined;
}

/** What a partial index is limited to, when that is one value of one column. */
export function indexConditionOf(text: string, flavour: SqlFlavour): IndexSchema['where'] {
  const expression = parseExpression(text, flavour);
  if (expression?.kind !== 'operation' || expression.operator !== '=') return undefined;
  const subject = subjectOf(expression.operands[0]);
  const equals = literalOf(expression.operands[1]);
  return subject?.measured === 'value' && equals !== undefined ? { column: subject.column, equals } : undefined;
}

interface Subject {
  readonly column: string;
  readonly measured: 'value' | 'length';
}

function subjectOf(expression: SqlExpression | undefined): Subject | undefined {
  if (expression?.kind === 'call' && expression.name === 'length' && expression.operands.length === 1) {
    const inner = subjectOf(expression.operands[0]);
    return inner?.measured === 'value' ? { ...inner, measured: 'length' } : undefined;
  }
  const [column, ...more] = expression?.kind === 'column' ? expression.path : [];
  return column !== undefined && more.length === 0 ? { column, measured: 'value' } : undefined;
}

function lengthRule(column: string, operator: string, limit: number | undefined): CheckRule | undefined {
  if (limit === undefined || !Number.isInteger(limit)) return undefined;
  return operator === '>=' ? { column, minimumLength: limit } : undefined;
}

function betweenRule([low, high, ...more]: readonly SqlExpression[]): CheckRule | undefined {
  if (low?.kind !== 'operation' || high?.kind !== 'operation' || more.length > 0) return undefined;
  const [from, to] = [subjectOf(low.operands[0]), subjectOf(high.operands[0])];
  const [least, most] = [numberOf(low.operands[1]), numberOf(high.operands[1])];
  const ordered = low.operator === '>=' && high.operator === '<=' && least !== undefined && most !== undefined;
  const same = from?.measured === 'value' && to?.measured === 'value' && from.column === to.column;
  return ordered && same ? { column: from.column, between: [least, most] } : undefined;
}

function literalOf(expression: SqlExpression | undefined): string | number | undefined {
  return expression?.kind === 'string' ? expression.text : numberOf(expression);
}

/** Not a number that a double would round. */
function numberOf(expression: SqlExpression | undefined): number | undefined {
  if (expression?.kind !== 'number') return undefined;
  const value = Number(expression.text);
  if (!Number.isFinite(value)) return undefined;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : value;
}
