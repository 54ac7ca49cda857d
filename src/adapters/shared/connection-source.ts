import type { CallOptions } from '../../ports/shared/call-options.js';
import type { IsolationLevel } from '../../ports/shared/transaction.js';

/** Whether a connection will be written through. SQLite has one writer and many readers; the others ignore it. */
export type AccessMode = 'read' | 'write';

export interface BeginOptions extends CallOptions {
  readonly isolation: IsolationLevel;
  readonly readOnly: boolean;
}

export interface AcquireOptions extends CallOptions {
  /** The transaction the connection is for, when it is one that only reads: an engine with replicas looks at it. */
  readonly transaction?: ReadOnlyTransaction | undefined;
}

export interface ReadOnlyTransaction {
  readonly readOnly: true;
  /** `undefined` when the caller named none. */
  readonly isolation: IsolationLevel | undefined;
  /** 1 for the first; a conflict makes another. */
  readonly attempt: number;
  /** A consistency token: what it names must be visible. */
  readonly readAfter: string | undefined;
}

/**
 * What an engine gives the transaction coordinator: connections and the seven verbs of a transaction.
 * Every rejection is already a `DatabaseError` (or a subclass): engines translate, the coordinator decides.
 */
export interface ConnectionSource<Connection> {
  /** Waits at most the acquire timeout, the deadline or the signal. */
  acquire(mode: AccessMode, options: AcquireOptions): Promise<Connection>;
  /** Gives a connection back; `broken` when it must not be used again. */
  release(connection: Connection, broken: boolean): void;
  /** The level a transaction really gets on this connection, where that is not the one asked for (a standby of PostgreSQL). */
  effectiveIsolation?(connection: Connection, isolation: IsolationLevel): IsolationLevel;
  begin(connection: Connection, options: BeginOptions): Promise<void>;
  /** @throws CommitOutcomeUnknown when the connection broke after COMMIT was sent. */
  commit(connection: Connection): Promise<void>;
  rollback(connection: Connection): Promise<void>;
  savepoint(connection: Connection, name: string): Promise<void>;
  rollbackToSavepoint(connection: Connection, name: string): Promise<void>;
  releaseSavepoint(connection: Connection, name: string): Promise<void>;
  /**
   * Only on engines with one writing connection (SQLite): sets the open transaction of a connection aside, so that an
   * independent one can run on it, and returns what takes it up again. Without it a transaction that starts an
   * independent one would wait for itself.
   *
   * Taking up fails with SerializationConflict when the independent one changed what the first had done.
   */
  readonly suspend?: (connection: Connection) => Promise<() => Promise<void>>;
}
