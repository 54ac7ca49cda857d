import type { CallOptions } from '../../../../ports/shared/call-options.js';
import { DatabaseUnavailable, SerializationConflict } from '../../../../ports/shared/database.errors.js';
import type { SqlConnection, SqlResult, SqlStatement } from '../../shared/sql-connection.js';
import type { Replica } from './replica.js';

/**
 * A connection to a standby, lent to one read-only transaction. A standby that is lost under it, or cancels a query to go
 * on replaying, is a conflict: the transaction only reads, so it runs again, and then on the primary.
 */
export class ReplicaConnection implements SqlConnection {
  constructor(
    readonly inner: SqlConnection,
    readonly replica: Replica,
    private readonly database: string,
  ) {}

  execute(statement: SqlStatement, values: readonly unknown[], options?: CallOptions): Promise<SqlResult> {
    return this.guarded(() => this.inner.execute(statement, values, options));
  }

  async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) throw error;
      this.replica.leave(error);
      throw new SerializationConflict(this.database, 'the replica was lost; the transaction has to run again', {}, error);
    }
  }
}
