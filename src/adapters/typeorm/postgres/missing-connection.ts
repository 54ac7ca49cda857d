import type { PoolStatistics } from '../../../ports/shared/database.js';
import { ConnectionsExhausted, DatabaseUnavailable, type DatabaseError } from '../../../ports/shared/database.errors.js';
import { ServerOutOfConnections } from '../../../ports/shared/server.errors.js';

/** The server refused a connection only because there are too many: it may take one when somebody closes theirs. */
export function serverIsFull(error: Error): boolean {
  return error instanceof ConnectionsExhausted || error instanceof ServerOutOfConnections;
}

export interface MissingConnection {
  readonly database: string;
  readonly location: string;
  readonly waitedMilliseconds: number;
  readonly pool: PoolStatistics;
  /** What kept the pool from opening another connection; absent when it has all it may have. */
  readonly obstacle: 'unreachable' | 'full' | undefined;
  /** How the last attempt to open one failed. */
  readonly lastFailure: Error | undefined;
}

/** The error of a caller who waited for a connection in vain: a busy pool, a spent budget, a full or a missing server. */
export function missingConnection(missing: MissingConnection): DatabaseError {
  const { database, location, waitedMilliseconds, pool, obstacle, lastFailure } = missing;
  if (obstacle === undefined) return new ConnectionsExhausted(database, waitedMilliseconds, pool);
  if (obstacle === 'full' && lastFailure instanceof ConnectionsExhausted)
    return new ConnectionsExhausted(database, waitedMilliseconds, pool, lastFailure, lastFailure.connectionBudget);
  const Missing = obstacle === 'full' ? ServerOutOfConnections : DatabaseUnavailable;
  const why = obstacle === 'full' ? 'had no room for another connection' : 'did not answer';
  const facts = { location, waitedMilliseconds, ...pool };
  return new Missing(database, `${location} ${why} within ${waitedMilliseconds} ms`, facts, lastFailure);
}
