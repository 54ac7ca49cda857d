/** What must be known of a SQL text before SQLite runs it. */
export interface SqliteText {
  /** The text with `$1` written as `?1`: SQLite would take `$1` for a name. */
  readonly sql: string;
  /** How many values must be bound. */
  readonly parameters: number;
  /** `rows` yields rows, `run` changes some, `script` is anything else (DDL, several statements). */
  readonly kind: 'rows' | 'run' | 'script';
  /** First word in capitals; of a WITH that writes, the word that does. */
  readonly verb: string;
  /** The table an INSERT, UPDATE or DELETE names. */
  readonly table: string | undefined;
  /** Further statements follow the first. SQLite would silently run the first only. */
  readonly compound: boolean;
}

const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\/|\$\d+|\?\d*|[A-Za-z_]\w*|;|\S/g;
const WRITES = new Set(['INSERT', 'UPDATE', 'DELETE', 'REPLACE']);
const READS = new Set(['SELECT', 'WITH', 'VALUES', 'EXPLAIN', 'PRAGMA']);
const CONTROLS = new Set(['BEGIN', 'COMMIT', 'END', 'ROLLBACK', 'SAVEPOINT', 'RELEASE']);
/** Words between the verb and the table of a write. */
const BEFORE_TABLE = new Set(['INTO', 'FROM', 'OR', 'ROLLBACK', 'ABORT', 'REPLACE', 'FAIL', 'IGNORE']);

/** Gives every token of a text to `replace`; blanks stay. */
export function sqliteTokens(text: string, replace: (token: string) => string): string {
  return text.replace(TOKEN, replace);
}

/** Reads a text once: its kind, its parameters and its target. No parser: what it cannot tell, SQLite will. */
export function readSqliteText(text: string): SqliteText {
  let verb = '';
  let table: string | undefined;
  let parameters = 0;
  let returning = false;
  let ended = false;
  let compound = false;
  const sql = sqliteTokens(text, (token) => {
    const first = token.charAt(0);
    if (token.startsWith('--') || token.startsWith('/*')) return token;
    if (ended) compound = true;
    if (first === ';') ended = true;
    else if (first === '$' && token.length > 1) {
      parameters = Math.max(parameters, Number(token.slice(1)));
      return `?${token.slice(1)}`;
    } else if (first === '?') {
      const index = token.length > 1 ? Number(token.slice(1)) : parameters + 1;
      parameters = Math.max(parameters, index);
      return `?${String(index)}`;
    } else if (/[A-Za-z_]/.test(first)) {
      const word = token.toUpperCase();
      if (verb === '' || (verb === 'WITH' && word !== 'REPLACE' && WRITES.has(word))) verb = word;
      else if (table === undefined && WRITES.has(verb) && !BEFORE_TABLE.has(word)) table = token;
      if (word === 'RETURNING') returning = true;
    } else if (table === undefined && WRITES.has(verb) && /["`[]/.test(first)) table = token.slice(1, -1).replaceAll('""', '"');
    return token;
  });
  return { sql, parameters, kind: kindOf(verb, returning), verb, table, compound };
}

function kindOf(verb: string, returning: boolean): SqliteText['kind'] {
  if (WRITES.has(verb)) return returning ? 'rows' : 'run';
  if (READS.has(verb)) return 'rows';
  return CONTROLS.has(verb) ? 'run' : 'script';
}

/** True for a statement that begins, ends or divides a transaction; SQLite's count of changed rows says nothing after it. */
export function isControl({ verb }: SqliteText): boolean {
  return CONTROLS.has(verb);
}

/** True for a statement that certainly changes nothing. */
export function isRead({ kind, verb }: SqliteText): boolean {
  return kind === 'rows' && !WRITES.has(verb);
}
