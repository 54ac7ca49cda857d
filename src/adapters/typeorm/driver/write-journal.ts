import type { SqlStatement } from '../shared/sql-connection.js';

/** A statement of an open transaction, with what it gave: enough to do it again and to see whether it still gives the same. */
export interface JournalEntry {
  readonly kind: 'read' | 'write';
  readonly statement: SqlStatement;
  readonly values: readonly unknown[];
  readonly rowCount: number;
  readonly rows: readonly Record<string, unknown>[];
}

/** Past this many bound values the journal is given up: a bulk load is not worth its memory twice. */
const MOST_VALUES = 500_000;

/** Past this many rows reads are no longer remembered, so what they saw is not compared. */
const MOST_ROWS_READ = 20_000;

/** What the open transaction of one connection has written and read, so that it can be set aside and taken up again. */
export class WriteJournal {
  private entries: JournalEntry[] = [];
  private values = 0;
  private rowsRead = 0;
  /** Texts of reads whose answer another transaction has changed since. */
  private outdated: readonly string[] = [];

  /** False once the transaction has written too much to be remembered. */
  get complete(): boolean {
    return this.values <= MOST_VALUES;
  }

  write({ statement, values }: Pick<JournalEntry, 'statement' | 'values'>, rowCount: number, rows: JournalEntry['rows']): void {
    this.values += values.length + 1;
    // The rows belong to the caller from now on, who may change them.
    if (this.complete) this.entries.push({ kind: 'write', statement, values, rowCount, rows: rows.map((row) => ({ ...row })) });
    else this.entries = [];
  }

  read({ statement, values }: Pick<JournalEntry, 'statement' | 'values'>, rows: JournalEntry['rows']): void {
    this.rowsRead += rows.length + 1;
    if (!this.complete || this.rowsRead > MOST_ROWS_READ) return;
    this.entries.push({ kind: 'read', statement, values, rowCount: rows.length, rows: rows.map((row) => ({ ...row })) });
  }

  /** From now on a write to a table that one of these reads looked at would overwrite what the transaction has not seen. */
  markOutdated(texts: readonly string[]): void {
    this.outdated = [...this.outdated, ...texts];
  }

  get outdatedReads(): readonly string[] {
    return this.outdated;
  }

  /** True when the transaction has read this table and another one has changed what it read. */
  isOutdated(table: string): boolean {
    return this.outdated.some((text) => text.includes(`"${table}"`) || text.split(/\W+/).includes(table));
  }

  /** Hands the entries over and begins anew. */
  take(): readonly JournalEntry[] {
    const { entries } = this;
    this.entries = [];
    this.clear();
    return entries;
  }

  clear(): void {
    if (this.values + this.rowsRead === 0 && this.entries.length === 0 && this.outdated.length === 0) return;
    this.entries = [];
    this.values = 0;
    this.rowsRead = 0;
    this.outdated = [];
  }
}
