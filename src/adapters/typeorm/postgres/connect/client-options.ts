import type { ClientConfig } from 'pg';
import type { PostgresCandidate, ResolvedPostgres } from '../../../../connections/index.js';
import type { DatabaseSettings } from '../../../../ports/shared/settings.js';

/** What a connection to one server says when it opens. */
export interface ClientOptionsInput {
  readonly candidate: PostgresCandidate;
  readonly resolved: ResolvedPostgres;
  readonly settings: DatabaseSettings;
  readonly databaseName: string;
}

/**
 * What the driver's client is given; everything is named, as it would look up in the environment what is not. TLS is the
 * business of the connection it works on (`connectionFactory`).
 *
 * The limits and the formats our parsers read travel with the first message, so that taking a connection from the pool
 * costs no round trip. A pooler in transaction mode refuses these settings (they would stick to connections it shares):
 * with `preparedStatements: false` only the options of the address are sent, and the limits are those of the server.
 */
export function clientOptions({ candidate, resolved, settings, databaseName }: ClientOptionsInput): ClientConfig {
  const { host, port, user, database, password } = candidate;
  const options = [...(settings.preparedStatements ? sessionOptions(settings) : []), resolved.serverOptions].join(' ').trim();
  return {
    host,
    port,
    user,
    database,
    password: () => password?.reveal() ?? noPassword(),
    ssl: false,
    enableChannelBinding: candidate.tls.channelBinding !== 'disable' && candidate.tls.attempts.some(({ tls }) => tls),
    // Whoever the connection is for has gone by then.
    connectionTimeoutMillis: Math.min(
      resolved.connectTimeoutMilliseconds || settings.connectTimeoutMilliseconds,
      settings.acquireTimeoutMilliseconds,
    ),
    application_name: resolved.applicationName ?? `sextant ${databaseName}`.slice(0, 63),
    client_encoding: 'UTF8',
    ...(options !== '' && { options }),
  };
}

function sessionOptions(settings: DatabaseSettings): string[] {
  const session: Record<string, string | number> = {
    TimeZone: 'UTC',
    DateStyle: 'ISO',
    extra_float_digits: 3,
    ...positive('statement_timeout', settings.statementTimeoutMilliseconds),
    ...positive('lock_timeout', settings.lockTimeoutMilliseconds),
    ...positive('idle_in_transaction_session_timeout', settings.idleInTransactionTimeoutMilliseconds),
  };
  return Object.entries(session).map(([name, value]) => `-c ${name}=${value}`);
}

/** A limit of 0 is no limit of ours; the server's own then stands. */
function positive(name: string, milliseconds: number): Record<string, number> {
  return milliseconds > 0 ? { [name]: milliseconds } : {};
}

function noPassword(): never {
  throw new Error('the server asks for a password, and neither the URL nor PGPASSWORD nor the password file gives one');
}
