import type { Secret } from '../../domain/shared/secret.js';

/** How one named database is reached and how its pool behaves. */
export interface DatabaseSettings {
  /** `postgresql://…` or `sqlite:///…`; a secret because it may hold a password. */
  readonly url: Secret;
  /** `none`: every transaction, and every statement outside of one, opens a connection of its own and closes it. */
  readonly pooling: 'pooled' | 'none';
  /** The most connections at one time, also without pooling. */
  /** The standbys of that primary, one URL with all their hosts; read-only transactions go to them. PostgreSQL only. */
  readonly replicaUrl?: Secret | undefined;
  /** How long a read-only transaction may wait for a standby to replay what it must see, before it runs on the primary, ms. */
  readonly replicaWaitMilliseconds: number;
  readonly poolSize: number;
  /** The most connections of all processes and threads together, counted by the server per database and user; 0 for no limit. PostgreSQL only. */
  readonly connectionBudget: number;
  /** The longest wait for a free connection, ms. */
  readonly acquireTimeoutMilliseconds: number;
  /** The longest wait for a new connection to open, ms. */
  readonly connectTimeoutMilliseconds: number;
  /** The longest one statement may run, ms; 0 for no limit. */
  readonly statementTimeoutMilliseconds: number;
  /** The longest wait for a lock, ms; 0 for no limit. On SQLite the wait for another process's write. */
  readonly lockTimeoutMilliseconds: number;
  /** A transaction left idle this long is ended by the server, ms; 0 for no limit. PostgreSQL only. */
  readonly idleInTransactionTimeoutMilliseconds: number;
  /** A connection unused this long is closed, ms. */
  readonly idleTimeoutMilliseconds: number;
  /** A connection older than this is closed when it is free, up to a fifth earlier by chance, ms; 0 for never. PostgreSQL only. */
  readonly maxLifetimeMilliseconds: number;
  /** A connection unused for longer is checked before it is lent, ms; 0 for never. PostgreSQL only. */
  readonly prePingMilliseconds: number;
  /** A connection in use for longer is reported as a leak, with the code that acquired it, ms; 0 for never. */
  readonly leakDetectionMilliseconds: number;
  /** Apply missing migrations when the database is opened. */
  readonly runMigrations: boolean;
  /** When the database is opened, after migrating: compare its tables with the declared ones and warn of a difference, or refuse it. */
  readonly autoReflect: 'off' | 'warn' | 'fail';
  /** The package that talks to SQLite. `better-sqlite3` must be installed; its statements run on the event loop itself. SQLite only. */
  readonly sqliteDriver: 'sqlite3' | 'better-sqlite3';
  /** Named prepared statements; switch off behind a PgBouncer in transaction mode. PostgreSQL only. */
  readonly preparedStatements: boolean;
}

export interface HttpSettings {
  readonly host: string;
  readonly port: number;
  /** Which requests need an API token: none, those that change something, or all but health and documentation. */
  readonly authentication: 'off' | 'writes' | 'all';
}

export interface CatalogSettings {
  /** Files loaded once into an empty catalogue at start; empty for none. */
  readonly sampleData: readonly string[];
  /** Rows per transaction of an ingest. */
  readonly ingestBatchSize: number;
}

export interface ObservatorySettings {
  /** Below it are the data locations that the seed `observatory` makes. */
  readonly dataFolder: string;
}

/** The validated settings of the application; `src/settings` builds them, a test may build them by hand. */
export abstract class Settings {
  /** Name of the active profile. */
  abstract readonly profile: string;
  abstract readonly databases: Readonly<Record<string, DatabaseSettings>>;
  abstract readonly http: HttpSettings;
  abstract readonly catalog: CatalogSettings;
  abstract readonly observatory: ObservatorySettings;
  abstract readonly log: { readonly level: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' };

  /** Settings of one named database. @throws SextantError `SETTINGS_UNKNOWN_DATABASE` when none is declared under it. */
  abstract database(name: string): DatabaseSettings;
}
