import type { PoolStatistics } from '../../../ports/shared/database.js';
import { ConnectionsExhausted, DatabaseUnavailable, type DatabaseError } from '../../../ports/shared/database.errors.js';

/** too_many_connections: of the server, of the database or of the role. */
const TOO_MANY_CONNECTIONS = '53300';

/** The server refused a connection only because there are too many: it may take one when somebody closes theirs. */
export function serverIsFull(error: Error): boolean {
  return (
    error instanceof ConnectionsExhausted || (error instanceof DatabaseUnavailable && error.facts['sqlState'] === TOO_MANY_CONNECTIONS)
  );
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

/** The error of a caller who waited for a connection in vain: a busy pool, a spent budget, or a missing server. */
export function missingConnection(missing: MissingConnection): DatabaseError {
  const { database, location, waitedMilliseconds, pool, obstacle, lastFailure } = missing;
  if (obstacle === undefined) return new ConnectionsExhausted(database, waitedMilliseconds, pool);
  if (obstacle === 'full' && lastFailure instanceof ConnectionsExhausted)
    return new ConnectionsExhausted(database, waitedMilliseconds, pool, lastFailure, lastFailure.connectionBudget);
  const why = obstacle === 'full' ? 'had no room for another connection' : 'did not answer';
  return new DatabaseUnavailable(database, `${location} ${why} within ${waitedMilliseconds} ms`, { location, ...pool }, lastFailure);
}
