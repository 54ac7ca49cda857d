import { Secret } from '../domain/shared/secret.js';
import { canonicalTlsVersion, parameterFault, type ParameterValues } from './checked-parameter.js';
import type { PostgresAddress, ServerHost, TlsParameters } from './database-address.js';
import { InvalidDatabaseUrl } from './database-url.errors.js';
import { hostsOf } from './host-list.js';

const TLS_NAMES = [
  'sslmode',
  'sslnegotiation',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'sslpassword',
  'sslcertmode',
  'sslcrl',
  'sslcrldir',
  'sslsni',
  'ssl_min_protocol_version',
  'ssl_max_protocol_version',
  'channel_binding',
] as const satisfies readonly (keyof TlsParameters)[];

/** The parameters that have a field of their own in the address. */
const FIELDS: ReadonlySet<string> = new Set([
  ...['host', 'hostaddr', 'port', 'user', 'password', 'dbname', 'target_session_attrs', 'load_balance_hosts', 'application_name'],
  ...['options', 'connect_timeout', 'service', 'passfile'],
  ...TLS_NAMES,
]);

/**
 * Gives libpq's parameters their types.
 * @throws InvalidDatabaseUrl for an unknown name, a value it cannot have, or lists that do not fit together.
 */
export function addressOf(values: ParameterValues): PostgresAddress {
  for (const [name, value] of Object.entries(values)) {
    const fault = parameterFault(name, value);
    if (fault) throw new InvalidDatabaseUrl(fault);
  }
  const typed: Record<string, unknown> = {
    user: values['user'],
    password: secret(values['password']),
    database: values['dbname'],
    targetSessionAttributes: values['target_session_attrs'],
    loadBalanceHosts: values['load_balance_hosts'],
    applicationName: values['application_name'],
    serverOptions: values['options'],
    connectTimeoutMilliseconds: milliseconds(values['connect_timeout']),
    service: values['service'],
    passfile: values['passfile'],
  };
  const others = Object.entries(values).filter(([name]) => !FIELDS.has(name));
  return {
    engine: 'postgres',
    hosts: hostsOf(values),
    tls: tlsOf(values),
    parameters: Object.fromEntries(others),
    ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined && value !== '')),
  };
}

/** The reverse of `addressOf`: typed fields win over what `parameters` says. */
export function parametersOf(address: PostgresAddress): Record<string, string> {
  const { hosts, tls } = address;
  const timeout = address.connectTimeoutMilliseconds;
  const typed: Record<string, string | undefined> = {
    host: list(hosts, ({ host }) => host),
    hostaddr: list(hosts, ({ hostAddress }) => hostAddress),
    port: list(hosts, ({ port }) => port?.toString()),
    user: address.user,
    password: address.password?.reveal(),
    dbname: address.database,
    target_session_attrs: address.targetSessionAttributes,
    load_balance_hosts: address.loadBalanceHosts,
    application_name: address.applicationName,
    options: address.serverOptions,
    connect_timeout: timeout === undefined ? undefined : String(Math.ceil(timeout / 1000)),
    service: address.service,
    passfile: address.passfile,
    ...Object.fromEntries(TLS_NAMES.map((name) => [name, plain(tls[name])])),
  };
  const given = Object.entries(typed).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
  return { ...address.parameters, ...Object.fromEntries(given) };
}

/** Joined by commas; nothing at all when no host has the value. A list of two empty hosts is not nothing: each is the default. */
function list(hosts: readonly ServerHost[], value: (host: ServerHost) => string | undefined): string {
  const values = hosts.map(value);
  return values.every((each) => each === undefined) ? '' : values.map((each) => each ?? '').join(',');
}

function tlsOf(values: ParameterValues): TlsParameters {
  const tls: Record<string, unknown> = {};
  for (const name of TLS_NAMES) {
    const value = values[name];
    if (value === undefined || value === '') continue;
    if (name === 'sslpassword') tls[name] = new Secret(value);
    else tls[name] = name.endsWith('_protocol_version') ? canonicalTlsVersion(value) : value;
  }
  // Every value was checked against libpq's list before.
  return tls;
}

function secret(value: string | undefined): Secret | undefined {
  return value === undefined || value === '' ? undefined : new Secret(value);
}

function plain(value: string | Secret | undefined): string | undefined {
  return value instanceof Secret ? value.reveal() : value;
}

function milliseconds(seconds: string | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.max(0, Number(seconds)) * 1000;
}
