import type { ServerHost } from './database-address.js';
import { InvalidDatabaseUrl } from './database-url.errors.js';
import type { ParameterValues } from './checked-parameter.js';

export const DEFAULT_PORT = 5432;

/**
 * The hosts of `host`, `hostaddr` and `port`, each a list with commas. One port stands for all hosts; an empty one in a
 * list is the default. Neither host nor port given is no host.
 *
 * @throws InvalidDatabaseUrl when the lists differ in length or a port is not one.
 */
export function hostsOf({ host = '', hostaddr = '', port = '' }: ParameterValues): ServerHost[] {
  const hosts = host === '' ? [] : host.split(',');
  const addresses = hostaddr === '' ? [] : hostaddr.split(',');
  const ports = port === '' ? [] : port.split(',').map(portNumber);
  const count = Math.max(hosts.length, addresses.length);
  if (hosts.length > 0 && addresses.length > 0 && hosts.length !== addresses.length)
    throw mismatch(`${hosts.length} hosts and ${addresses.length} addresses (hostaddr)`);
  if (count === 0) {
    if (ports.length > 1) throw mismatch(`${ports.length} ports and no host`);
    return ports.map((each) => ({ host: '', port: each }));
  }
  if (ports.length > 1 && ports.length !== count) throw mismatch(`${ports.length} ports for ${count} ${count === 1 ? 'host' : 'hosts'}`);
  return Array.from({ length: count }, (_, index) => {
    const given = ports.length > 1 ? ports[index] : ports[0];
    return {
      host: hosts[index]?.trim() ?? '',
      ...(addresses[index] && { hostAddress: addresses[index].trim() }),
      ...(given !== undefined && { port: given }),
    };
  });
}

function portNumber(text: string): number {
  if (text.trim() === '') return DEFAULT_PORT;
  const port = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new InvalidDatabaseUrl({
    problem: 'has a port that is not a number from 1 to 65535',
    remedy: 'Correct the part after the host, such as :5432; a / or ? in the password is %2F or %3F.',
  });
}

function mismatch(what: string): InvalidDatabaseUrl {
  return new InvalidDatabaseUrl({
    problem: `has ${what}`,
    remedy: 'Give one port for all hosts, or as many ports and addresses as hosts.',
  });
}
