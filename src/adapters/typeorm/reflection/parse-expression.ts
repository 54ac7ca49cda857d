import { typeText, parsePostgresType } from './column-data-type.js';
import { call, cast, expressionText, operation, type SqlExpression } from './sql-expression.js';
import { sqlTokens, type SqlFlavour, type SqlToken } from './sql-tokens.js';

/**
 * The text of an expression freed of brackets, casts, letter case and spellings, so that what somebody declared and what
 * a database prints can be compared. What this grammar does not know (CASE, intervals, subscripts) keeps its words.
 */
export function canonicalExpression(text: string, flavour: SqlFlavour): string {
  const expression = parseExpression(text, flavour);
  if (expression) return expressionText(expression);
  try {
    return sqlTokens(text, flavour)
      .map((token) => (token.kind === 'string' ? `'${token.text}'` : token.text))
      .join(' ');
  } catch {
    return text.trim();
  }
}

/** Reads an expression; undefined when it is not of the grammar known here. */
export function parseExpression(text: string, flavour: SqlFlavour): SqlExpression | undefined {
  try {
    return new ExpressionParser(sqlTokens(text, flavour), flavour).whole();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const CONSTANTS = new Set(['null', 'true', 'false', 'current_timestamp', 'current_date', 'current_time', 'current_user', 'session_user']);
const REFUSED = new Set(['case', 'exists', 'interval', 'select', 'row']);
const NOT = 3;
const IS = 4;
const COMPARISON = 5;
const RANGE = 6;
const OTHER = 7;
const SUM = 8;
const PRODUCT = 9;
const SIGN = 11;
const CAST = 12;
const BINARY: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '=': COMPARISON,
  '==': COMPARISON,
  '<>': COMPARISON,
  '!=': COMPARISON,
  '<': COMPARISON,
  '<=': COMPARISON,
  '>': COMPARISON,
  '>=': COMPARISON,
  like: RANGE,
  ilike: RANGE,
  glob: RANGE,
  regexp: RANGE,
  '+': SUM,
  '-': SUM,
  '*': PRODUCT,
  '/': PRODUCT,
  '%': PRODUCT,
};

/** Operator precedence parsing over what checks, defaults and index predicates consist of. */
class ExpressionParser {
  private at = 0;

  constructor(
    private readonly tokens: readonly SqlToken[],
    private readonly flavour: SqlFlavour,
  ) {}

  whole(): SqlExpression {
    const expression = this.expression(0);
    if (this.at < this.tokens.length) throw new SyntaxError('more than one expression');
    return expression;
  }

  private expression(least: number): SqlExpression {
    let left = this.prefix();
    for (;;) {
      const next = this.infix(left, least);
      if (!next) return left;
      left = next;
    }
  }

  private infix(left: SqlExpression, least: number): SqlExpression | undefined {
    const token = this.tokens[this.at];
    if (!token || (token.kind !== 'symbol' && token.kind !== 'word')) return undefined;
    const { text } = token;
    if (text === '::') return CAST < least ? undefined : this.after(() => cast(this.type(), left));
    if (text === 'is') return IS < least ? undefined : this.after(() => this.is(left));
    const negated = text === 'not' && ['in', 'between', 'like', 'ilike', 'glob', 'regexp'].includes(this.tokens[this.at + 1]?.text ?? '');
    const operator = negated ? (this.tokens[this.at + 1]?.text ?? '') : text;
    if (operator === 'in' || operator === 'between') {
      if (RANGE < least) return undefined;
      this.at += negated ? 2 : 1;
      const found = operator === 'in' ? this.among(left) : this.between(left);
      return negated ? opposite(found) : found;
    }
    const power = BINARY[operator] ?? (token.kind === 'symbol' && /^[-+*/<>=~!@#%^&|?]+$/.test(text) ? OTHER : undefined);
    if (power === undefined || power < least) return undefined;
    this.at += negated ? 2 : 1;
    const quantified = this.quantified(operator, left);
    if (quantified) return quantified;
    return operation(negated ? `not ${operator}` : operator, [left, this.expression(power + 1)]);
  }

  /** `= ANY (ARRAY[…])` and `<> ALL (ARRAY[…])` are how PostgreSQL prints IN and NOT IN. */
  private quantified(operator: string, left: SqlExpression): SqlExpression | undefined {
    const word = this.tokens[this.at]?.text;
    if (this.tokens[this.at]?.kind !== 'word' || (word !== 'any' && word !== 'all')) return undefined;
    this.at += 1;
    this.expect('(');
    const list = this.expression(0);
    this.expect(')');
    if (list.kind === 'list' && operator === '=' && word === 'any') return amongThese(left, list.items);
    if (list.kind === 'list' && word === 'all' && (operator === '<>' || operator === '!='))
      return { kind: 'operation', operator: 'not in', operands: [left, list] };
    return { kind: 'operation', operator: `${operator} ${word}`, operands: [left, list] };
  }

  private among(left: SqlExpression): SqlExpression {
    this.expect('(');
    return amongThese(left, this.listUntil(')'));
  }

  private between(left: SqlExpression): SqlExpression {
    const low = this.expression(RANGE + 1);
    this.expect('and');
    return operation('and', [operation('>=', [left, low]), operation('<=', [left, this.expression(RANGE + 1)])]);
  }

  private is(left: SqlExpression): SqlExpression {
    const not = this.accept('not');
    if (this.accept('distinct')) {
      this.expect('from');
      return operation(not ? 'is not distinct from' : 'is distinct from', [left, this.expression(IS + 1)]);
    }
    return operation(not ? 'is not' : 'is', [left, this.expression(IS + 1)]);
  }

  private prefix(): SqlExpression {
    const token = this.tokens[this.at];
    if (!token) throw new SyntaxError('an expression ends too early');
    this.at += 1;
    if (token.kind === 'number' || token.kind === 'string') return { kind: token.kind, text: token.text };
    if (token.kind === 'name') return this.column(token);
    if (token.text === '(') {
      const items = this.listUntil(')');
      const [only] = items;
      return only && items.length === 1 ? only : { kind: 'list', items };
    }
    if (token.text === '-' || token.text === '+') return operation(token.text, [this.expression(SIGN)]);
    if (token.kind !== 'word' || REFUSED.has(token.text)) throw new SyntaxError(`unexpected ${token.text}`);
    return this.word(token);
  }

  private word(token: SqlToken): SqlExpression {
    if (token.text === 'not') return operation('not', [this.expression(NOT)]);
    if (CONSTANTS.has(token.text)) return { kind: 'constant', text: token.text };
    if (token.text === 'array' && this.accept('[')) return { kind: 'list', items: this.listUntil(']') };
    if (token.text === 'cast' && this.accept('(')) {
      const operand = this.expression(0);
      this.expect('as');
      const type = this.type();
      this.expect(')');
      return cast(type, operand);
    }
    return this.column(token);
  }

  /** A column, qualified or not, or the call of a function. */
  private column(first: SqlToken): SqlExpression {
    const path = [this.spelled(first)];
    while (this.accept('.')) {
      const part = this.tokens[this.at];
      if (part?.kind !== 'word' && part?.kind !== 'name') throw new SyntaxError('a name was expected');
      path.push(this.spelled(part));
      this.at += 1;
    }
    if (this.accept('(')) return call(path.join('.'), this.listUntil(')'));
    return { kind: 'column', path };
  }

  /** SQLite takes no notice of the case of names, whether quoted or not. */
  private spelled({ text }: SqlToken): string {
    return this.flavour === 'sqlite' ? text.toLowerCase() : text;
  }

  private type(): string {
    const start = this.at;
    while (this.tokens[this.at]?.kind === 'word' || (this.at === start && this.tokens[this.at]?.kind === 'name')) this.at += 1;
    const words = this.tokens.slice(start, this.at).map(({ kind, text }) => (kind === 'name' ? `"${text}"` : text));
    if (words.length === 0) throw new SyntaxError('a type was expected');
    const { name } = parsePostgresType(words.join(' '));
    const size = this.accept('(') ? this.listUntil(')').map(expressionText) : [];
    const array = this.accept('[') && this.expect(']');
    return `${typeText({ name })}${size.length > 0 ? `(${size.join(',')})` : ''}${array ? '[]' : ''}`;
  }

  private listUntil(end: string): SqlExpression[] {
    const items: SqlExpression[] = [];
    if (this.accept(end)) return items;
    do items.push(this.expression(0));
    while (this.accept(','));
    this.expect(end);
    return items;
  }

  private after<Result>(read: () => Result): Result {
    this.at += 1;
    return read();
  }

  private accept(text: string): boolean {
    const token = this.tokens[this.at];
    if (token?.text !== text || token.kind === 'string' || token.kind === 'name') return false;
    this.at += 1;
    return true;
  }

  private expect(text: string): true {
    if (!this.accept(text)) throw new SyntaxError(`${text} was expected`);
    return true;
  }
}

/** `IN` one value is `=` that value, and PostgreSQL prints it so. */
function amongThese(left: SqlExpression, items: readonly SqlExpression[]): SqlExpression {
  const [only, ...more] = items;
  if (only && more.length === 0) return operation('=', [left, only]);
  return { kind: 'operation', operator: 'in', operands: [left, { kind: 'list', items }] };
}

function opposite(expression: SqlExpression): SqlExpression {
  if (expression.kind === 'operation' && expression.operator === 'in') return { ...expression, operator: 'not in' };
  if (expression.kind === 'operation' && expression.operator === '=') return { ...expression, operator: '<>' };
  return operation('not', [expression]);
}
