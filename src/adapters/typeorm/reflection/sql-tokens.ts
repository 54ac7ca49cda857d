/** A piece of SQL text. `text` is a word in lower case, a name or string without its quotes, a number or an operator. */
export interface SqlToken {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'symbol';
  readonly text: string;
  /** Where it lies in the source, so that pieces can be cut out as they were written. */
  readonly start: number;
  readonly end: number;
}

/** What the two databases write differently: `[name]` is a quoted name in SQLite, an index or a list in PostgreSQL. */
export type SqlFlavour = 'postgres' | 'sqlite';

const SKIPPED = /(?:\s+|--[^\n]*(?:\n|$)|\/\*[^]*?(?:\*\/|$))+/y;
const WORD = /[a-z_\u0080-\uffff][\w$\u0080-\uffff]*/iy;
const NUMBER = /(?:0x[0-9a-f]+|(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)/iy;
const STRING = /'((?:[^']|'')*)'/y;
const ESCAPED_STRING = /e'((?:[^'\\]|''|\\[^])*)'/iy;
const QUOTED = /"((?:[^"]|"")*)"/y;
const BACKTICKED = /`((?:[^`]|``)*)`/y;
const BRACKETED = /\[([^\]]*)\]/y;
const PUNCTUATION = /::|[(),.;:[\]]/y;
const OPERATOR = /[-+*/<>=~!@#%^&|?]+/y;

/** Takes SQL text apart. @throws SyntaxError at a character that begins nothing. */
export function sqlTokens(text: string, flavour: SqlFlavour): SqlToken[] {
  const tokens: SqlToken[] = [];
  let at = 0;
  const match = (form: RegExp): RegExpExecArray | null => {
    form.lastIndex = at;
    return form.exec(text);
  };
  while (at < text.length) {
    const skipped = match(SKIPPED);
    if (skipped) {
      at += skipped[0].length;
      continue;
    }
    const token = nextToken(match, flavour);
    if (!token) throw new SyntaxError(`SQL cannot be read at ${JSON.stringify(text.slice(at, at + 20))}`);
    tokens.push({ ...token.found, start: at, end: at + token.length });
    at += token.length;
  }
  return tokens;
}

interface Found {
  readonly found: Pick<SqlToken, 'kind' | 'text'>;
  readonly length: number;
}

function nextToken(match: (form: RegExp) => RegExpExecArray | null, flavour: SqlFlavour): Found | undefined {
  const taken = (form: RegExp, kind: SqlToken['kind'], content: (match: RegExpExecArray) => string): Found | undefined => {
    const found = match(form);
    return found ? { found: { kind, text: content(found) }, length: found[0].length } : undefined;
  };
  return (
    (flavour === 'postgres' ? taken(ESCAPED_STRING, 'string', ([, body = '']) => unescaped(body)) : undefined) ??
    taken(STRING, 'string', ([, body = '']) => body.replaceAll("''", "'")) ??
    taken(QUOTED, 'name', ([, body = '']) => body.replaceAll('""', '"')) ??
    taken(BACKTICKED, 'name', ([, body = '']) => body.replaceAll('``', '`')) ??
    (flavour === 'sqlite' ? taken(BRACKETED, 'name', ([, body = '']) => body) : undefined) ??
    taken(NUMBER, 'number', ([all]) => all.toLowerCase()) ??
    taken(WORD, 'word', ([all]) => all.toLowerCase()) ??
    taken(PUNCTUATION, 'symbol', ([all]) => all) ??
    operator(match(OPERATOR)?.[0])
  );
}

/** PostgreSQL's rule: an operator ends in + or - only when it holds one of the rarer signs, so `a>=-1` is `>=` and `-1`. */
function operator(run: string | undefined): Found | undefined {
  if (run === undefined) return undefined;
  const text = /[~!@#%^&|?]/.test(run) ? run : run.replace(/(?<=.)[+-]+$/, '');
  return { found: { kind: 'symbol', text }, length: text.length };
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescaped(body: string): string {
  return body.replaceAll("''", "'").replaceAll(/\\([^])/g, (_all, sign: string) => ESCAPES[sign] ?? sign);
}
