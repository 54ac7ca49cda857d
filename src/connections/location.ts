import type { ServerHost } from './database-address.js';

/** Hosts and database as a URL without user, password and parameters: what messages show. */
export function locationOf({ hosts, database }: { readonly hosts: readonly ServerHost[]; readonly database?: string }): string {
  const shown = hosts.map(({ host, hostAddress, port }) => {
    const name = host || (hostAddress ?? '');
    return `${name.includes(':') ? `[${name}]` : name}${port === undefined ? '' : `:${port}`}`;
  });
  return `postgresql://${shown.join(',')}/${database ?? ''}`;
}
