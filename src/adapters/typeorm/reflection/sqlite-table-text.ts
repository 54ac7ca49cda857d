import type { Deferrability } from './database-structure.js';
import { sqlTokens, type SqlToken } from './sql-tokens.js';

/** What SQLite keeps of a table only in the text that created it. Names of columns in lower case. */
export interface SqliteTableText {
  readonly keyName?: string;
  readonly autoincrement: boolean;
  readonly uniques: readonly NamedColumns[];
  readonly foreignKeys: readonly (NamedColumns & { readonly deferrability?: Deferrability })[];
  readonly checks: readonly { readonly name?: string; readonly expression: string }[];
  readonly collations: ReadonlyMap<string, string>;
  readonly computed: ReadonlyMap<string, string>;
}

export interface NamedColumns {
  readonly name?: string;
  readonly columns: readonly string[];
}

const TABLE_CONSTRAINTS = new Set(['constraint', 'primary', 'unique', 'check', 'foreign']);

/** Reads a `CREATE TABLE` as SQLite stores it. @throws SyntaxError for text that SQLite would not have taken. */
export function readTableText(sql: string): SqliteTableText {
  const tokens = sqlTokens(sql, 'sqlite');
  const found = new Findings(sql);
  for (const item of itemsOf(tokens)) {
    const [first] = item;
    const ofTable = first?.kind === 'word' && TABLE_CONSTRAINTS.has(first.text);
    if (first) found.read(ofTable ? item : item.slice(1), ofTable ? undefined : first.text.toLowerCase());
  }
  return found;
}

/** The pieces between the commas of the first pair of brackets. */
export function itemsOf(tokens: readonly SqlToken[]): SqlToken[][] {
  const open = tokens.findIndex(isSymbol('('));
  const close = open < 0 ? -1 : closingOf(tokens, open);
  const items: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens.slice(open + 1, close)) {
    if (isSymbol('(')(token)) depth += 1;
    if (isSymbol(')')(token)) depth -= 1;
    if (depth === 0 && isSymbol(',')(token)) items.push([]);
    else items.at(-1)?.push(token);
  }
  return items.filter((item) => item.length > 0);
}

export const isSymbol =
  (text: string) =>
  (token: SqlToken | undefined): boolean =>
    token?.kind === 'symbol' && token.text === text;

/** The place of the bracket that closes the one at `open`; the end when there is none. */
export function closingOf(tokens: readonly SqlToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (isSymbol('(')(tokens[at])) depth += 1;
    if (isSymbol(')')(tokens[at]) && --depth === 0) return at;
  }
  return tokens.length;
}

class Findings implements SqliteTableText {
  keyName?: string;
  autoincrement = false;
  readonly uniques: NamedColumns[] = [];
  readonly foreignKeys: (NamedColumns & { deferrability?: Deferrability })[] = [];
  readonly checks: { name?: string; expression: string }[] = [];
  readonly collations = new Map<string, string>();
  readonly computed = new Map<string, string>();

  constructor(private readonly sql: string) {}

  /** Reads the constraints of one column, or of the table when there is none. */
  read(tokens: readonly SqlToken[], column: string | undefined): void {
    let name: string | undefined;
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      const next = tokens[at + 1];
      if (isSymbol('(')(token)) at = closingOf(tokens, at);
      if (token?.kind !== 'word' || !next) {
        if (token?.kind === 'word' && token.text === 'unique') this.unique(name, column === undefined ? [] : [column]);
        if (token?.kind === 'word' && token.text === 'autoincrement') this.autoincrement = true;
        continue;
      }
      switch (token.text) {
        case 'constraint':
          name = next.text;
          at += 1;
          continue;
        case 'primary':
          if (name !== undefined) this.keyName = name;
          break;
        case 'autoincrement':
          this.autoincrement = true;
          break;
        case 'unique':
          this.unique(name, column === undefined ? columnsIn(tokens, at + 1) : [column]);
          break;
        case 'check':
          this.checks.push({ ...named(name), expression: this.inside(tokens, at + 1) });
          break;
        case 'references': {
          const columns = column === undefined ? columnsIn(tokens, 0) : [column];
          this.foreignKeys.push({ ...named(name), columns, ...deferrabilityIn(tokens.slice(at)) });
          break;
        }
        case 'collate':
          if (column !== undefined) this.collations.set(column, next.text.toUpperCase());
          break;
        case 'as':
          if (column !== undefined) this.computed.set(column, this.inside(tokens, at + 1));
          break;
        case 'default':
        case 'not':
        case 'null':
          break;
        default:
          // FOREIGN KEY stands between the name and REFERENCES.
          continue;
      }
      name = undefined;
    }
  }

  private unique(name: string | undefined, columns: readonly string[]): void {
    this.uniques.push({ ...named(name), columns });
  }

  /** The source between a pair of brackets. */
  private inside(tokens: readonly SqlToken[], open: number): string {
    return this.sql.slice(tokens[open]?.end, tokens[closingOf(tokens, open)]?.start).trim();
  }
}

const named = (name: string | undefined): { name?: string } => (name === undefined ? {} : { name });

/** The columns of the first pair of brackets from a place on, without collations and directions. */
function columnsIn(tokens: readonly SqlToken[], from: number): string[] {
  return itemsOf(tokens.slice(from)).flatMap(([first]) => (first ? [first.text.toLowerCase()] : []));
}

function deferrabilityIn(tokens: readonly SqlToken[]): { deferrability?: Deferrability } {
  const words = tokens.map(({ text }) => text).join(' ');
  if (!words.includes('deferrable') || words.includes('not deferrable')) return {};
  return { deferrability: words.includes('initially deferred') ? 'initially deferred' : 'deferrable' };
}
