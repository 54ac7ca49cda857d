import { closingOf, isSymbol, itemsOf } from './sqlite-table-text.js';
import { sqlTokens, type SqlToken } from './sql-tokens.js';

/** What SQLite keeps of an index only in the text that created it. */
export interface SqliteIndexText {
  /** Each key as it was written, without collation and direction. */
  readonly keys: readonly string[];
  readonly predicate?: string;
}

/** Reads a `CREATE INDEX` as SQLite stores it. @throws SyntaxError for text that SQLite would not have taken. */
export function readIndexText(sql: string): SqliteIndexText {
  const tokens = sqlTokens(sql, 'sqlite');
  const close = closingOf(tokens, tokens.findIndex(isSymbol('(')));
  const keys = itemsOf(tokens).map((item) => sourceOf(sql, withoutOrder(item)));
  const where = tokens[close + 1];
  return where?.text === 'where' ? { keys, predicate: sql.slice(where.end).trim() } : { keys };
}

function withoutOrder(item: readonly SqlToken[]): readonly SqlToken[] {
  const last = item.at(-1);
  if (last?.kind === 'word' && (last.text === 'asc' || last.text === 'desc')) return withoutOrder(item.slice(0, -1));
  if (item.at(-2)?.text === 'collate') return withoutOrder(item.slice(0, -2));
  return item;
}

function sourceOf(sql: string, tokens: readonly SqlToken[]): string {
  return sql.slice(tokens[0]?.start, tokens.at(-1)?.end);
}
