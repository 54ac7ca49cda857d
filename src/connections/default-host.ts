import { join } from 'node:path';
import type { Surroundings } from './surroundings.js';

/** Where servers put their Unix socket: as Debian and Red Hat build PostgreSQL, and as it is built from source. */
const SOCKET_FOLDERS = ['/var/run/postgresql', '/tmp'];

/**
 * The host of an address that names none: the folder of the server's Unix socket if there is one, else `localhost`.
 * (libpq tries the folder it was built with and fails when no server listens there.)
 */
export async function defaultHost(port: number, { fileStatus, platform }: Surroundings): Promise<string> {
  if (platform === 'win32') return 'localhost';
  for (const folder of SOCKET_FOLDERS) if (await fileStatus(join(folder, `.s.PGSQL.${port}`))) return folder;
  return 'localhost';
}

/** Rows for `localhost` in a password file also stand for the usual socket folder. */
export async function defaultSocketFolder({ fileStatus }: Surroundings): Promise<string | undefined> {
  for (const folder of SOCKET_FOLDERS) if (await fileStatus(folder)) return folder;
  return undefined;
}
