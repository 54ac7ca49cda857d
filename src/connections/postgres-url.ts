import { InvalidDatabaseUrl } from './database-url.errors.js';
import { percentDecoded } from './percent-decoding.js';

const PARTS = /^[^:]+:\/\/(?:([^@/?]*)@)?([^/?@]*)(?:\/([^?]*))?(?:\?(.*))?$/s;
const HOST = /^(?:\[([^\]]*)\]|([^:[\]\s]*))(?::([^:]*))?$/;
const SSL_MODES_OF_SSL: Readonly<Record<string, string>> = { true: 'require', '1': 'require' };

/**
 * Takes `postgresql://user:password@host:port,host:port/database?name=value` apart into libpq's parameters. Of a name
 * given twice the last counts, also over the part before the question mark.
 *
 * @throws InvalidDatabaseUrl, without showing any of it.
 */
export function parametersOfUrl(text: string): Map<string, string> {
  const match = PARTS.exec(text);
  if (!match) throw inseparable();
  const [, credentials, authority = '', database = '', query] = match;
  const parameters = new Map<string, string>();
  if (credentials !== undefined) addCredentials(parameters, credentials);
  addHosts(parameters, authority);
  if (/[/@]/.test(database))
    throw new InvalidDatabaseUrl({
      problem: 'has more than one path segment after the host',
      remedy: 'Give one database name after the host; percent-encode @ / ? in the user and the password (@ is %40, / is %2F).',
    });
  add(parameters, 'dbname', database);
  for (const pair of query?.split('&') ?? []) if (query !== '') addPair(parameters, pair);
  return parameters;
}

/** Whether what looks like parameters may be the rest of a password with a raw `?`, which no message may show. */
export function mayHidePassword(text: string): boolean {
  return /\?.*@/s.test(text);
}

export function inseparable(): InvalidDatabaseUrl {
  return new InvalidDatabaseUrl({
    problem: 'cannot be taken apart',
    remedy: 'Percent-encode @ / ? in the user and the password (@ is %40, / is %2F, ? is %3F).',
  });
}

function addCredentials(parameters: Map<string, string>, credentials: string): void {
  const colon = credentials.indexOf(':');
  add(parameters, 'user', colon < 0 ? credentials : credentials.slice(0, colon));
  if (colon >= 0) add(parameters, 'password', credentials.slice(colon + 1));
}

function addHosts(parameters: Map<string, string>, authority: string): void {
  const hosts = authority.split(',').map((part) => {
    const match = HOST.exec(part);
    if (match) return { host: match[1] ?? match[2] ?? '', port: match[3] ?? '' };
    throw new InvalidDatabaseUrl({
      problem: 'has a host that cannot be read',
      remedy: 'Write host or host:port, several with commas between; an IPv6 address goes in brackets.',
    });
  });
  add(parameters, 'host', hosts.map(({ host }) => host).join(','));
  add(parameters, 'port', hosts.map(({ port }) => port).join(','));
}

function addPair(parameters: Map<string, string>, pair: string): void {
  const [, name, value] = /^([^=]*)=([^=]*)$/s.exec(pair) ?? [];
  if (name === undefined || value === undefined)
    throw new InvalidDatabaseUrl({
      problem: 'has a parameter that is not of the form name=value',
      remedy: 'Write ?name=value&name=value, with & as %26 and = as %3D inside a value.',
    });
  const plain = percentDecoded(name);
  const decoded = percentDecoded(value);
  // As JDBC and asyncpg write it.
  if (plain === 'ssl' && decoded !== 'false') parameters.set('sslmode', SSL_MODES_OF_SSL[decoded] ?? decoded);
  else parameters.set(plain, decoded);
}

function add(parameters: Map<string, string>, name: string, encoded: string): void {
  if (encoded !== '') parameters.set(name, percentDecoded(encoded));
}
