import type { Secret } from '../domain/shared/secret.js';
import type { LoadBalanceHosts, TargetSessionAttributes, TlsVersion } from './database-address.js';

/** What Node's `tls.connect` needs, files already read. */
export interface TlsOptions {
  /** Trusted authorities (PEM); undefined with `verify` other than `none` means those of the system. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: Secret;
  readonly passphrase?: Secret;
  readonly crl?: readonly string[];
  /** The name sent to the server (SNI); undefined sends none. */
  readonly servername?: string;
  readonly minVersion?: TlsVersion;
  readonly maxVersion?: TlsVersion;
  /** `none`: any certificate; `authority`: one signed by a trusted authority; `host`: moreover one that names `host`. */
  readonly verify: 'none' | 'authority' | 'host';
  /** The host name that the certificate must bear with `verify: 'host'`. */
  readonly host: string;
  /** Start with TLS instead of asking the server first. */
  readonly direct: boolean;
}

/**
 * How one connection is protected. `attempts` are made in order on the same host: `prefer` is TLS and then plain,
 * `allow` plain and then TLS; every other mode has one.
 */
export interface TlsDecision {
  readonly attempts: readonly TlsAttempt[];
  /** `require` refuses a server that does not bind its authentication to the TLS channel (SCRAM-SHA-256-PLUS). */
  readonly channelBinding: 'disable' | 'prefer' | 'require';
}

/** `undefined` in `tls` is a plain connection. */
export interface TlsAttempt {
  readonly tls?: TlsOptions;
}

/** Where the value of one parameter came from: `url`, `PGUSER`, `service file ~/.pg_service.conf`, `default`. */
export type ParameterOrigin = string;

/** One server to try, complete. */
export interface PostgresCandidate {
  /** A name, an address or the folder of a Unix socket. */
  readonly host: string;
  /** Connect there instead of looking `host` up. */
  readonly hostAddress?: string;
  readonly port: number;
  readonly user: string;
  readonly password?: Secret;
  /** `url`, `PGPASSWORD`, `~/.pgpass line 3`. */
  readonly passwordFrom?: string;
  readonly database: string;
  readonly tls: TlsDecision;
}

/** An address with everything filled in that libpq would fill in. */
export interface ResolvedPostgres {
  /** In the order to try them (before `loadBalanceHosts` shuffles them); never empty. */
  readonly candidates: readonly [PostgresCandidate, ...PostgresCandidate[]];
  readonly targetSessionAttributes: TargetSessionAttributes;
  readonly loadBalanceHosts: LoadBalanceHosts;
  readonly database: string;
  /** For messages: without user and password. */
  readonly location: string;
  readonly serverOptions: string;
  readonly applicationName?: string;
  /** For one host; undefined where nobody set one. */
  readonly connectTimeoutMilliseconds?: number;
  /** Where each parameter came from, by libpq's names. */
  readonly origins: Readonly<Record<string, ParameterOrigin>>;
  /** What was ignored and why, such as a password file that others can read. */
  readonly warnings: readonly string[];
}
