import { databaseUrl, parseDatabaseUrl } from '../../../../connections/index.js';
import { Secret } from '../../../../domain/shared/secret.js';
import type { DatabaseSettings } from '../../../../ports/shared/settings.js';
import type { SqlEngine, SqlEngineOptions } from '../../shared/sql-engine.js';
import { PostgresEngine } from '../postgres-engine.js';
import { Replica } from './replica.js';
import { ReplicatedEngine } from './replicated-engine.js';

/** PostgreSQL as the settings say it: the primary alone, or with a pool for every host of `replicaUrl` beside it. */
export function postgresEngine(options: SqlEngineOptions & { readonly settings: DatabaseSettings }): SqlEngine {
  const { settings } = options;
  const primary = new PostgresEngine(options);
  if (!settings.replicaUrl) return primary;
  const replicas = urlOfEachHost(settings.replicaUrl).map(
    (url) => new Replica(new PostgresEngine(withOptions(options, { ...settings, url, replicaUrl: undefined }))),
  );
  const { replicaWaitMilliseconds } = settings;
  return new ReplicatedEngine(primary, replicas, { database: () => options.databaseName, replicaWaitMilliseconds });
}

/** One pool for each, so that each is known to have replayed or not; whether it is a standby is seen to by `Replica`. */
function urlOfEachHost(url: Secret): Secret[] {
  const address = parseDatabaseUrl(url);
  if (address.engine !== 'postgres' || address.hosts.length < 2) return [url];
  return address.hosts.map((host) => new Secret(databaseUrl({ ...address, hosts: [host], targetSessionAttributes: 'any' })));
}

/** The name of the database is read late: it grows with the databases that share the engine. */
function withOptions(options: SqlEngineOptions, settings: DatabaseSettings): SqlEngineOptions & { readonly settings: DatabaseSettings } {
  return {
    settings,
    tables: options.tables,
    get databaseName() {
      return options.databaseName;
    },
  };
}
