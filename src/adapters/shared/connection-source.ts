import type { CallOptions } from '../../ports/shared/call-options.js';
import type { IsolationLevel } from '../../ports/shared/transaction.js';

/** Whether a connection will be written through. SQLite has one writer and many readers; the others ignore it. */
export type AccessMode = 'read' | 'write';

export interface BeginOptions extends CallOptions {
  readonly isolation: IsolationLevel;
  readonly readOnly: boolean;
}

/**
 * What an engine gives the transaction coordinator: connections and the seven verbs of a transaction.
 * Every rejection is already a `DatabaseError` (or a subclass): engines translate, the coordinator decides.
 */
export interface ConnectionSource<Connection> {
  /** Waits at most the acquire timeout, the deadline or the signal. */
  acquire(mode: AccessMode, options: CallOptions): Promise<Connection>;
  /** Gives a connection back; `broken` when it must not be used again. */
  release(connection: Connection, broken: boolean): void;
  begin(connection: Connection, options: BeginOptions): Promise<void>;
  /** @throws CommitOutcomeUnknown when the connection broke after COMMIT was sent. */
  commit(connection: Connection): Promise<void>;
  rollback(connection: Connection): Promise<void>;
  savepoint(connection: Connection, name: string): Promise<void>;
  rollbackToSavepoint(connection: Connection, name: string): Promise<void>;
  releaseSavepoint(connection: Connection, name: string): Promise<void>;
  /**
   * True when only one connection can write at a time (SQLite): a second writer started from inside a write transaction
   * would wait for its own caller, so the coordinator refuses it at once.
   */
  readonly singleWriter?: boolean;
}
