import type { SqlStatement } from '../shared/sql-connection.js';

/** A write of an open transaction, with what it gave: enough to do it again and to see whether it still gives the same. */
export interface JournalEntry {
  readonly statement: SqlStatement;
  readonly values: readonly unknown[];
  readonly rowCount: number;
  readonly rows: readonly Record<string, unknown>[];
}

/** Past this many bound values the journal is given up: a bulk load is not worth its memory twice. */
const MOST_VALUES = 500_000;

/** The writes of the open transaction of one connection, so that it can be set aside and taken up again. */
export class WriteJournal {
  private entries: JournalEntry[] = [];
  private values = 0;

  /** False once the transaction has written too much to be remembered. */
  get complete(): boolean {
    return this.values <= MOST_VALUES;
  }

  record({ statement, values }: Pick<JournalEntry, 'statement' | 'values'>, rowCount: number, rows: JournalEntry['rows']): void {
    this.values += values.length + 1;
    // The rows belong to the caller from now on, who may change them.
    if (this.complete) this.entries.push({ statement, values, rowCount, rows: rows.map((row) => ({ ...row })) });
    else this.entries = [];
  }

  /** Hands the entries over and begins anew. */
  take(): readonly JournalEntry[] {
    const { entries } = this;
    this.clear();
    return entries;
  }

  clear(): void {
    this.entries = [];
    this.values = 0;
  }
}
