import type { ClientConfig } from 'pg';
import type { DatabaseSettings } from '../../../ports/shared/settings.js';
import type { PostgresAddress } from './postgres-address.js';

/** Silence after which the system asks the other side whether it is there; its own default is two hours. */
const KEEP_ALIVE_MILLISECONDS = 10_000;

/**
 * What a connection says when it opens. The limits and the formats our parsers read travel with the first message, so
 * that taking a connection from the pool costs no round trip.
 *
 * A pooler in transaction mode refuses these settings (they would stick to connections it shares): with
 * `preparedStatements: false` none is sent, and the limits are those of the server.
 */
export function clientSettings(address: PostgresAddress, settings: DatabaseSettings, databaseName: string): ClientConfig {
  const base: ClientConfig = {
    connectionString: address.connectionString,
    // Whoever the connection is for has gone by then.
    connectionTimeoutMillis: Math.min(settings.connectTimeoutMilliseconds, settings.acquireTimeoutMilliseconds),
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MILLISECONDS,
    ...(address.applicationName !== undefined && { application_name: address.applicationName }),
    // Used where neither the URL nor PGAPPNAME, which pg reads itself, gives a name.
    fallback_application_name: `sextant ${databaseName}`.slice(0, 63),
  };
  if (!settings.preparedStatements) return base;
  const session: Record<string, string | number> = {
    TimeZone: 'UTC',
    DateStyle: 'ISO',
    extra_float_digits: 3,
    ...positive('statement_timeout', settings.statementTimeoutMilliseconds),
    ...positive('lock_timeout', settings.lockTimeoutMilliseconds),
    ...positive('idle_in_transaction_session_timeout', settings.idleInTransactionTimeoutMilliseconds),
  };
  const ours = Object.entries(session).map(([name, value]) => `-c ${name}=${value}`);
  return { ...base, options: [...ours, address.serverOptions].join(' ').trim() };
}

/** A limit of 0 is no limit of ours; the server's own then stands. */
function positive(name: string, milliseconds: number): Record<string, number> {
  return milliseconds > 0 ? { [name]: milliseconds } : {};
}
