import type { ErrorDefinition } from '../../domain/shared/sextant-error.js';
import { DatabaseError, DatabaseUnavailable, SerializationConflict } from './database.errors.js';

/**
 * The server refuses writes: it is a standby, or was made read-only. Nothing was stored. Where only the transaction is
 * read-only, `ReadOnlyTransaction` is thrown instead.
 */
export class ServerReadOnly extends DatabaseError {
  static readonly definition: ErrorDefinition = {
    code: 'DATABASE_SERVER_READ_ONLY',
    kind: 'unavailable',
    meaning: 'The server takes no writes: it is a standby, or default_transaction_read_only is on.',
    remedy: 'Name all servers in the URL, with target_session_attrs=read-write, so that one that takes writes is found.',
  };
  constructor(
    database: string,
    readonly server: string,
    cause?: unknown,
  ) {
    super(ServerReadOnly.definition, `${database}: ${server} takes no writes`, { database, server }, cause);
  }
}

/**
 * A connection of the pool led to a server that is no longer the one asked for. Nothing was stored and the connections
 * to it are gone, so running the work again is right; `transaction()` does so by itself until its deadline.
 */
export class ServerRoleChanged extends SerializationConflict {
  static override readonly definition: ErrorDefinition = {
    code: 'DATABASE_SERVER_ROLE_CHANGED',
    kind: 'unavailable',
    meaning: 'The server behind a pooled connection was demoted and takes no more writes; nothing was stored.',
    remedy: 'Run the work again: it gets a connection to the server that takes writes now.',
  };
  constructor(
    database: string,
    readonly server: string,
    cause?: unknown,
  ) {
    super(database, `${server} no longer takes writes`, { server }, cause);
  }
}

/** The server is well and has no room for another connection: `max_connections`, or a limit of the database or the role. */
export class ServerOutOfConnections extends DatabaseUnavailable {
  static override readonly definition: ErrorDefinition = {
    code: 'DATABASE_SERVER_OUT_OF_CONNECTIONS',
    kind: 'unavailable',
    meaning: 'The server refuses another connection because it, the database or the role has as many as it may have.',
    remedy: 'Close connections of other programs, set connectionBudget below what the server allows, or raise max_connections.',
  };
}
