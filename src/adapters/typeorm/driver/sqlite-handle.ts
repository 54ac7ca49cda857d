import type { SqliteText } from './sqlite-text.js';

type Row = Record<string, unknown>;

/** Where a file is and how it may be opened. */
export interface SqliteFile {
  /** Absolute path, or `:memory:`. */
  readonly path: string;
  readonly access: 'create' | 'write' | 'read' | 'immutable';
  /**
   * What a commit survives: `normal` a crash of the process, `full` also a loss of power (each commit waits for the
   * disk, as PostgreSQL's do). A power loss never damages the file in either.
   */
  readonly synchronous: 'normal' | 'full';
}

/** Opens a file with one native module. @throws its error as a `SqliteNativeError` when the file cannot be opened. */
export type OpenSqlite = (file: SqliteFile) => Promise<SqliteHandle>;

/**
 * One open database of a native module, as little of it as the pool needs. Callbacks, because they cost a tenth of what
 * promises do; a handle may call them before it returns. Errors are `SqliteNativeError`s. A lock held by another process
 * fails at once: whoever calls does the waiting.
 */
export interface SqliteHandle {
  /** Statements run on the event loop itself: they end before the call returns and nothing can stop them from outside. */
  readonly blocking: boolean;
  prepare(text: SqliteText, done: (error: Error | null, statement: SqliteHandleStatement | undefined) => void): void;
  /** Runs one statement once. */
  query(sql: string, values: readonly unknown[], done: RowsDone): void;
  /** Runs several statements without values. */
  script(sql: string, done: (error: Error | null) => void): void;
  /** Makes the running statement fail with SQLITE_INTERRUPT; nothing where the handle is blocking. */
  interrupt(): void;
  close(): Promise<void>;
}

/** A prepared statement. It holds no lock and no snapshot once it has called back. */
export interface SqliteHandleStatement {
  /** All rows. A blocking handle asks `overdue` between rows, and fails with SQLITE_INTERRUPT when it says so. */
  all(values: readonly unknown[], done: RowsDone, overdue?: () => boolean): void;
  run(values: readonly unknown[], done: ChangesDone): void;
  finalize(): void;
}

export type RowsDone = (error: Error | null, rows: Row[] | undefined) => void;
export type ChangesDone = (error: Error | null, changes: number, lastId: number) => void;
