import { Secret } from '../domain/shared/secret.js';
import { InvalidValue } from '../domain/shared/invalid-value.js';
import {
  Settings,
  type CatalogSettings,
  type DatabaseSettings,
  type HttpSettings,
  type ObservatorySettings,
} from '../ports/shared/settings.js';

export interface FixedSettingsOptions {
  /** Name of a database to its URL. */
  readonly databases: Readonly<Record<string, string>>;
  readonly profile?: string;
  /** What differs from the defaults, for every database. */
  readonly database?: Partial<Omit<DatabaseSettings, 'url'>>;
  readonly http?: Partial<HttpSettings>;
  readonly catalog?: Partial<CatalogSettings>;
  readonly observatory?: Partial<ObservatorySettings>;
}

const DATABASE_DEFAULTS: Omit<DatabaseSettings, 'url'> = {
  pooling: 'pooled',
  replicaWaitMilliseconds: 50,
  poolSize: 10,
  connectionBudget: 0,
  acquireTimeoutMilliseconds: 10_000,
  connectTimeoutMilliseconds: 5_000,
  statementTimeoutMilliseconds: 30_000,
  lockTimeoutMilliseconds: 10_000,
  idleInTransactionTimeoutMilliseconds: 60_000,
  idleTimeoutMilliseconds: 30_000,
  maxLifetimeMilliseconds: 1_800_000,
  prePingMilliseconds: 1_000,
  leakDetectionMilliseconds: 0,
  runMigrations: true,
  autoReflect: 'off',
  sqliteDriver: 'sqlite3',
  preparedStatements: true,
};

/** Settings given in code, for tests and scripts; an application loads its own with `loadSettings`. */
export class FixedSettings extends Settings {
  readonly profile: string;
  readonly databases: Readonly<Record<string, DatabaseSettings>>;
  readonly http: HttpSettings;
  readonly catalog: CatalogSettings;
  readonly observatory: ObservatorySettings;
  readonly log = { level: 'silent' } as const;

  constructor(options: FixedSettingsOptions) {
    super();
    this.profile = options.profile ?? 'test';
    this.http = { host: '127.0.0.1', port: 0, authentication: 'off', ...options.http };
    this.catalog = { sampleData: [], ingestBatchSize: 5_000, ...options.catalog };
    this.observatory = { dataFolder: './data/observatory', ...options.observatory };
    this.databases = Object.fromEntries(
      Object.entries(options.databases).map(([name, url]) => [name, { ...DATABASE_DEFAULTS, ...options.database, url: new Secret(url) }]),
    );
  }

  database(name: string): DatabaseSettings {
    const found = this.databases[name];
    if (!found) throw new InvalidValue('database', name, `one of ${Object.keys(this.databases).join(', ')}`);
    return found;
  }
}
