/** An expression of a check, a default or an index, with everything gone that only depends on who wrote it down. */
export type SqlExpression =
  | { readonly kind: 'column'; readonly path: readonly string[] }
  /** Exact digits for a number. */
  | { readonly kind: 'number' | 'string' | 'constant'; readonly text: string }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly SqlExpression[] }
  | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly SqlExpression[] }
  | { readonly kind: 'cast'; readonly type: string; readonly operand: SqlExpression }
  | { readonly kind: 'list'; readonly items: readonly SqlExpression[] };

/** Brings the spellings of one operation to one form, from the operands upwards. */
export function operation(operator: string, operands: readonly SqlExpression[]): SqlExpression {
  const [left, right] = operands;
  const spelled = SPELLINGS[operator] ?? operator;
  if (spelled === 'and' || spelled === 'or')
    return { kind: 'operation', operator: spelled, operands: operands.flatMap((part) => partsOf(part, spelled)) };
  if (spelled === '-' && left?.kind === 'number' && operands.length === 1)
    return { kind: 'number', text: left.text.startsWith('-') ? left.text.slice(1) : `-${left.text}` };
  if (spelled === '+' && left && operands.length === 1) return left;
  const turned = MIRRORED[spelled];
  if (turned !== undefined && left && right && isLiteral(left) && !isLiteral(right))
    return { kind: 'operation', operator: turned, operands: [right, left] };
  if (left?.kind === 'call' && left.name === 'length' && right?.kind === 'number' && /^\d{1,9}$/.test(right.text)) {
    // A length is a whole number, so more than 0 is at least 1.
    if (spelled === '>') return operation('>=', [left, { kind: 'number', text: String(Number(right.text) + 1) }]);
    if (spelled === '<') return operation('<=', [left, { kind: 'number', text: String(Number(right.text) - 1) }]);
  }
  return { kind: 'operation', operator: spelled, operands };
}

const SPELLINGS: Readonly<Record<string, string>> = {
  '==': '=',
  '!=': '<>',
  '~~': 'like',
  '!~~': 'not like',
  '~~*': 'ilike',
  '!~~*': 'not ilike',
};

const MIRRORED: Readonly<Record<string, string>> = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function partsOf(expression: SqlExpression, operator: string): readonly SqlExpression[] {
  return expression.kind === 'operation' && expression.operator === operator ? expression.operands : [expression];
}

export function isLiteral(expression: SqlExpression): boolean {
  return expression.kind === 'number' || expression.kind === 'string' || expression.kind === 'constant';
}

const NUMERIC = new Set(['bigint', 'double precision', 'integer', 'numeric', 'real', 'smallint']);
const TEXTUAL = new Set(['text', 'character varying', 'text[]', 'character varying[]']);
const DIGITS = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * A cast, unless it says nothing: PostgreSQL prints `'a'::text`, `(name)::text`, `'-1'::integer` and
 * `(0)::double precision` where `'a'`, `name`, `-1` and `0` were written.
 */
export function cast(type: string, operand: SqlExpression): SqlExpression {
  const plain = type.replace(/\(.*?\)/, '');
  if (NUMERIC.has(plain) && operand.kind === 'number') return operand;
  if (NUMERIC.has(plain) && operand.kind === 'string' && DIGITS.test(operand.text)) return { kind: 'number', text: operand.text };
  // A length would cut the text, so then the cast says something.
  if (TEXTUAL.has(type) || (type === 'bpchar' && operand.kind === 'string')) return operand;
  return { kind: 'cast', type, operand };
}

const CALLS: Readonly<Record<string, string>> = { char_length: 'length', character_length: 'length' };

export function call(name: string, operands: readonly SqlExpression[]): SqlExpression {
  if (name === 'now' && operands.length === 0) return { kind: 'constant', text: 'current_timestamp' };
  return { kind: 'call', name: CALLS[name] ?? name, operands };
}

/** The one text of an expression; equal texts mean equal expressions. */
export function expressionText(expression: SqlExpression): string {
  switch (expression.kind) {
    case 'column':
      return expression.path.map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
    case 'string':
      return `'${expression.text.replaceAll("'", "''")}'`;
    case 'number':
      return numberText(expression.text);
    case 'constant':
      return expression.text;
    case 'call':
      return `${expression.name}(${listText(expression.operands)})`;
    case 'cast':
      return `${expressionText(expression.operand)}::${expression.type}`;
    case 'list':
      return `(${listText(expression.items)})`;
    case 'operation': {
      const parts = expression.operands.map((part) =>
        isAmong(expression.operator) && part.kind === 'list' ? setText(part.items) : expressionText(part),
      );
      return parts.length === 1 ? `(${expression.operator} ${String(parts[0])})` : `(${parts.join(` ${expression.operator} `)})`;
    }
  }
}

const isAmong = (operator: string): boolean => operator === 'in' || operator === 'not in';

/** In which order values are listed says nothing. */
function setText(items: readonly SqlExpression[]): string {
  return `(${items.map(expressionText).toSorted().join(', ')})`;
}

function listText(items: readonly SqlExpression[]): string {
  return items.map(expressionText).join(', ');
}

/** `1.0`, `1.` and `1e0` are 1; digits that a double would lose stay. */
function numberText(text: string): string {
  const value = Number(text);
  const digits = text.replace(/^-/, '').replace(/e.*$/i, '').replace('.', '').replace(/^0+/, '');
  return Number.isFinite(value) && digits.length <= 15 ? String(value) : text;
}
