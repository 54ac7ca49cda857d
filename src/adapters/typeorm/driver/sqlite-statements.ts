import { LruMap } from './lru-map.js';
import type { SqliteHandle, SqliteHandleStatement } from './sqlite-handle.js';
import { isControl, readSqliteText, type SqliteText } from './sqlite-text.js';

export interface StatementOutcome {
  readonly rows: Record<string, unknown>[];
  readonly changes: number;
  /** Row id of the last insert; 0 where there was none. */
  readonly lastId: number;
}

export type StatementDone = (error: Error | null, outcome: StatementOutcome | undefined) => void;

export interface PreparedSqlite {
  readonly text: SqliteText;
  /** Absent for scripts: they are not prepared. */
  readonly statement: SqliteHandleStatement | undefined;
  readonly kept: boolean;
}

const NO_ROWS: Record<string, unknown>[] = [];

/** The prepared statements of one connection: kept by text, the least used leave first. */
export class SqliteStatements {
  private readonly prepared: LruMap<string, PreparedSqlite>;

  constructor(
    private readonly handle: SqliteHandle,
    capacity: number,
  ) {
    this.prepared = new LruMap(capacity, ({ statement }) => statement?.finalize());
  }

  /** The statement of this text when it is prepared already. */
  kept(text: string): PreparedSqlite | undefined {
    return this.prepared.get(text);
  }

  prepare(text: string, done: (error: Error | null, prepared: PreparedSqlite) => void): void {
    const read = readSqliteText(text);
    if (read.kind === 'script' && read.parameters === 0) {
      done(null, { text: read, statement: undefined, kept: false });
      return;
    }
    const kept = read.kind !== 'script' && read.verb !== 'PRAGMA' && read.verb !== 'EXPLAIN';
    this.handle.prepare(read, (error, statement) => {
      const prepared = { text: read, statement, kept };
      if (!error && kept) this.prepared.set(text, prepared);
      done(error, prepared);
    });
  }

  /** `overdue` is asked between rows by handles that cannot be interrupted. */
  run({ statement, text, kept }: PreparedSqlite, values: readonly unknown[], done: StatementDone, overdue?: () => boolean): void {
    if (!statement) {
      this.handle.script(text.sql, (error) => done(error, { rows: NO_ROWS, changes: 0, lastId: 0 }));
      return;
    }
    if (text.kind === 'rows')
      statement.all(values, (error, rows) => done(error, rows && { rows, changes: rows.length, lastId: 0 }), overdue);
    else
      statement.run(values, (error, changes, lastId) => {
        done(error, error ? undefined : { rows: NO_ROWS, changes: isControl(text) ? 0 : changes, lastId });
      });
    if (!kept) statement.finalize();
  }

  clear(): void {
    this.prepared.clear();
  }
}
