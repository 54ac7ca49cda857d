import { sqliteTokens } from './sqlite-text.js';

export interface AnonymousText {
  readonly sql: string;
  /** For each `?` the number of its value, from 1; absent when that is 1, 2, 3, … */
  readonly order: readonly number[] | undefined;
}

/** Writes `?1`, `?2`, … as `?`: better-sqlite3 takes the numbered ones for names. */
export function numberedAsAnonymous(sql: string): AnonymousText {
  const order: number[] = [];
  const text = sqliteTokens(sql, (token) => {
    if (!token.startsWith('?')) return token;
    order.push(Number(token.slice(1)));
    return '?';
  });
  return { sql: text, order: order.every((number, index) => number === index + 1) ? undefined : order };
}
