import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { AccessMode } from '../../shared/connection-source.js';
import type { Transactions } from '../../shared/snapshot.js';
import type { SqlConnection, SqlResult, SqlStatement } from './sql-connection.js';
import type { SqlEngine } from './sql-engine.js';

/** Runs statements of one database in whatever transaction the caller is in. */
export interface SqlExecutor extends Transactions {
  /** Name of the database, for errors. */
  readonly name: string;
  readonly engine: SqlEngine;
  execute(statement: SqlStatement, values: readonly unknown[], mode: AccessMode, options?: CallOptions): Promise<SqlResult>;
  /** Runs several statements of one unit: in the current transaction, else in one of their own. */
  atomically<T>(work: (connection: SqlConnection) => Promise<T>, options?: CallOptions): Promise<T>;
}
