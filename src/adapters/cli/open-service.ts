import { BlockList, isIPv6 } from 'node:net';
import type { HttpSettings } from '../../ports/shared/settings.js';

/**
 * What to tell whoever starts a service that anybody on the network may use: it listens beyond this machine and asks nobody for a
 * token. `undefined` otherwise.
 *
 * @param address the IP address it listens on, `0.0.0.0` and `::` being all
 */
export function openServiceWarning(address: string, authentication: HttpSettings['authentication']): string | undefined {
  if (authentication !== 'off' || isLoopback(address)) return undefined;
  return [
    `! ${address} can be reached from other machines, and http.authentication is off: whoever reaches it may read and change everything`,
    '! ask for tokens with --set http.authentication=all (or SEXTANT_HTTP__AUTHENTICATION=all), or listen on 127.0.0.1',
  ].join('\n');
}

function isLoopback(address: string): boolean {
  const loopback = new BlockList();
  loopback.addSubnet('127.0.0.0', 8, 'ipv4');
  loopback.addAddress('::1', 'ipv6');
  // Such as ::ffff:127.0.0.1, which the list knows as the IPv4 address it is.
  return loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
