import type { Secret } from '../domain/shared/secret.js';

/** One server of an address. What is missing is filled in as libpq does it (`resolvePostgresAddress`). */
export interface ServerHost {
  /** A name, an IP address, or (beginning with `/`) the folder of a Unix socket; `''` leaves it open. */
  readonly host: string;
  /** The IP address to connect to instead of looking `host` up (`hostaddr`); `host` still is what a certificate must name. */
  readonly hostAddress?: string;
  readonly port?: number;
}

/** Which server of several is wanted (`target_session_attrs`). */
export type TargetSessionAttributes = 'any' | 'read-write' | 'read-only' | 'primary' | 'standby' | 'prefer-standby';

/** Whether the hosts are tried in the order given or in a random one (`load_balance_hosts`). */
export type LoadBalanceHosts = 'disable' | 'random';

export type SslMode = 'disable' | 'allow' | 'prefer' | 'require' | 'verify-ca' | 'verify-full';
export type TlsVersion = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

/** TLS parameters, spelled and meant as in libpq. */
export interface TlsParameters {
  readonly sslmode?: SslMode;
  /** `direct` starts with TLS at once, without asking the server first (PostgreSQL 17 and later). */
  readonly sslnegotiation?: 'postgres' | 'direct';
  /** A file of trusted authorities, or `system` for those of the operating system. */
  readonly sslrootcert?: string;
  readonly sslcert?: string;
  readonly sslkey?: string;
  readonly sslpassword?: Secret;
  readonly sslcertmode?: 'disable' | 'allow' | 'require';
  readonly sslcrl?: string;
  readonly sslcrldir?: string;
  /** Whether the host name is sent in the clear when TLS starts. */
  readonly sslsni?: '0' | '1';
  readonly ssl_min_protocol_version?: TlsVersion;
  readonly ssl_max_protocol_version?: TlsVersion;
  readonly channel_binding?: 'disable' | 'prefer' | 'require';
}

/** A PostgreSQL address as it was written: a field that is missing was not given and is open to environment and defaults. */
export interface PostgresAddress {
  readonly engine: 'postgres';
  /** In the order given; empty when none was. */
  readonly hosts: readonly ServerHost[];
  readonly user?: string;
  readonly password?: Secret;
  readonly database?: string;
  readonly targetSessionAttributes?: TargetSessionAttributes;
  readonly loadBalanceHosts?: LoadBalanceHosts;
  readonly tls: TlsParameters;
  readonly applicationName?: string;
  /** Options for the server's command line (`-c statement_timeout=5s`). */
  readonly serverOptions?: string;
  /** For one host; 0 is no limit. */
  readonly connectTimeoutMilliseconds?: number;
  /** The section of the service file that fills in what is missing here. */
  readonly service?: string;
  readonly passfile?: string;
  /** The other parameters, those without a field above, by libpq's names. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** How a SQLite file may be opened: see `SqliteAddress.access`. */
export type SqliteAccess = 'create' | 'write' | 'read' | 'immutable';

/** A package that talks to SQLite. */
export type SqliteDriver = 'sqlite3' | 'better-sqlite3';

export interface SqliteAddress {
  readonly engine: 'sqlite';
  /** As written: absolute, relative to the working folder, or `:memory:`. */
  readonly path: string;
  /**
   * `create` makes the file and its folder when they are missing, `write` requires the file, `read` never writes
   * (`mode=ro`), `immutable` moreover trusts that nobody else does (read-only media; takes no locks).
   */
  readonly access: SqliteAccess;
  /** Where the URL names it (`sqlite+better-sqlite3:`); else the settings choose. */
  readonly driver?: SqliteDriver;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The fakes: nothing is stored. */
export interface MemoryAddress {
  readonly engine: 'memory';
}

export type DatabaseAddress = PostgresAddress | SqliteAddress | MemoryAddress;
