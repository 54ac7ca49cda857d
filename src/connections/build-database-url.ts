import { Secret } from '../domain/shared/secret.js';
import type { DatabaseAddress, MemoryAddress, PostgresAddress, SqliteAddress } from './database-address.js';
import { InvalidDatabaseUrl } from './database-url.errors.js';
import { parseDatabaseUrl } from './parse-database-url.js';
import { percentEncoded } from './percent-decoding.js';
import { parametersOf } from './postgres-parameters.js';

/** A PostgreSQL address in parts; `host` and `port` are short for one entry of `hosts`. */
export interface PostgresUrlParts extends Partial<Omit<PostgresAddress, 'engine' | 'password'>> {
  readonly engine: 'postgres';
  readonly host?: string;
  readonly port?: number;
  readonly password?: string | Secret;
}

/** A SQLite file; relative paths stay relative. */
export type SqliteUrlParts = Pick<SqliteAddress, 'engine' | 'path'> & Partial<Pick<SqliteAddress, 'access' | 'driver' | 'parameters'>>;

export type DatabaseUrlParts = PostgresUrlParts | SqliteUrlParts | MemoryAddress;

const MASK = '***';
const READABLE = /%(?:2F|3A|2C|40)/g;
const READABLE_PATH = /%(?:2F|3A)/g;

/**
 * Builds a URL with every part escaped; `parseDatabaseUrl` gives the same parts back. The result shows the password:
 * use `redactedUrl` for whatever is printed.
 *
 * @throws InvalidDatabaseUrl when the parts make no address (an unknown parameter, a port that is none).
 */
export function databaseUrl(parts: DatabaseUrlParts): string {
  const url = written(parts, (password) => percentEncoded(password));
  parseDatabaseUrl(url);
  return url;
}

/**
 * The URL with `***` in place of every password. A text that is no database URL shows its scheme alone, as there is no
 * telling which part of it is secret.
 */
export function redactedUrl(address: DatabaseAddress | string | Secret): string {
  if (typeof address === 'object' && !(address instanceof Secret)) return written(address, () => MASK);
  const text = address instanceof Secret ? address.reveal() : address;
  try {
    return written(parseDatabaseUrl(text), () => MASK);
  } catch (error) {
    if (!(error instanceof InvalidDatabaseUrl)) throw error;
    return `${/^[a-z][a-z0-9+]{0,19}:/i.exec(text)?.[0] ?? ''}${MASK}`;
  }
}

function written(parts: DatabaseUrlParts, hide: (secret: string) => string): string {
  if (parts.engine === 'memory') return 'memory:';
  return parts.engine === 'sqlite' ? sqlite(parts) : postgres(parts, hide);
}

function sqlite({ path, access, driver, parameters = {} }: SqliteUrlParts): string {
  if (path === '') throw new InvalidDatabaseUrl({ problem: 'names no SQLite file', remedy: 'Give a path, or :memory:.' });
  const asked =
    access === undefined || access === 'create'
      ? {}
      : access === 'immutable'
        ? { immutable: '1' }
        : { mode: access === 'read' ? 'ro' : 'rw' };
  const query = Object.entries({ ...parameters, ...asked }).map(([name, value]) => `${name}=${value}`);
  const scheme = driver === undefined ? 'sqlite' : `sqlite+${driver}`;
  return `${scheme}:///${percentEncoded(path, READABLE_PATH)}${query.length === 0 ? '' : `?${query.join('&')}`}`;
}

function postgres(parts: PostgresUrlParts, hide: (secret: string) => string): string {
  const { user, password, dbname = '', host = '', port = '', sslpassword, ...rest } = parametersOf(completed(parts));
  const credentials = `${percentEncoded(user ?? '')}${password === undefined ? '' : `:${hide(password)}`}`;
  const inAuthority = authority(host, port);
  const query = [
    ...Object.entries({ ...(inAuthority === undefined && { host, port }), ...rest })
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value, READABLE)}`),
    ...(sslpassword === undefined ? [] : [`sslpassword=${hide(sslpassword)}`]),
  ];
  const at = credentials === '' ? '' : `${credentials}@`;
  return `postgresql://${at}${inAuthority ?? ''}/${percentEncoded(dbname)}${query.length === 0 ? '' : `?${query.join('&')}`}`;
}

function completed({ host, port, password, ...parts }: PostgresUrlParts): PostgresAddress {
  const short = host === undefined && port === undefined ? [] : [{ host: host ?? '', ...(port !== undefined && { port }) }];
  return {
    hosts: short,
    tls: {},
    parameters: {},
    ...parts,
    ...(password !== undefined && { password: typeof password === 'string' ? new Secret(password) : password }),
  };
}

/** Host and port before the path where that says the same: folders of sockets and one port for several hosts read better as parameters. */
function authority(host: string, port: string): string | undefined {
  const hosts = host.split(',');
  const ports = port.split(',');
  if (hosts.some((name) => name.startsWith('/')) || ports.length > hosts.length) return undefined;
  if (hosts.length > 1 && ports.length !== hosts.length) return undefined;
  return hosts.map((name, index) => `${hostText(name)}${ports[index] ? `:${ports[index]}` : ''}`).join(',');
}

function hostText(host: string): string {
  return host.includes(':') ? `[${percentEncoded(host, READABLE_PATH)}]` : percentEncoded(host);
}
