import { isIP } from 'node:net';
import { join } from 'node:path';
import type { SslMode, TlsParameters } from './database-address.js';
import { InvalidDatabaseUrl } from './database-url.errors.js';
import type { TlsDecision, TlsOptions } from './resolved-postgres.js';
import type { Surroundings } from './surroundings.js';
import { clientCertificate, revocationLists, rootCertificates } from './tls-files.js';

const PROTECTED: readonly SslMode[] = ['require', 'verify-ca', 'verify-full'];

/**
 * Decides as libpq how the connection to each host is protected, and reads the files that takes. Where a file of
 * authorities exists every mode verifies the certificate against it, so `require` then means `verify-ca`.
 *
 * @throws InvalidDatabaseUrl for a file that is missing or readable by others, and for modes that contradict each other.
 */
export async function tlsDecider(given: TlsParameters, surroundings: Surroundings): Promise<(host: string) => TlsDecision> {
  const mode = sslMode(given);
  const channelBinding = given.channel_binding ?? 'prefer';
  const plain: TlsDecision = { attempts: [{}], channelBinding };
  if (mode === 'disable') return () => plain;
  const folder = join(surroundings.homeFolder, '.postgresql');
  const files = { surroundings, folder };
  const authorities = await rootCertificates(given, mode, files);
  const shared: Omit<TlsOptions, 'servername' | 'host'> = {
    ...(authorities.ca !== undefined && { ca: authorities.ca }),
    ...(await clientCertificate(given, files)),
    ...(authorities.verifies && (await revocationLists(given, files))),
    minVersion: given.ssl_min_protocol_version ?? 'TLSv1.2',
    ...(given.ssl_max_protocol_version !== undefined && { maxVersion: given.ssl_max_protocol_version }),
    verify: mode === 'verify-full' ? 'host' : authorities.verifies ? 'authority' : 'none',
    direct: given.sslnegotiation === 'direct',
  };
  return (host) => {
    // libpq speaks no TLS over a Unix socket, whatever the mode.
    if (host.startsWith('/')) return plain;
    if (mode === 'verify-full' && host === '') throw noHostName();
    const tls: TlsOptions = { ...shared, ...(given.sslsni !== '0' && isIP(host) === 0 && { servername: host }), host };
    if (mode === 'prefer') return { attempts: [{ tls }, {}], channelBinding };
    return { attempts: mode === 'allow' ? [{}, { tls }] : [{ tls }], channelBinding };
  };
}

/** The mode asked for, `verify-full` for the authorities of the system, else `prefer`. */
function sslMode({
  sslmode,
  sslrootcert,
  sslnegotiation,
  ssl_min_protocol_version: min,
  ssl_max_protocol_version: max,
}: TlsParameters): SslMode {
  const mode = sslmode ?? (sslrootcert === 'system' ? 'verify-full' : 'prefer');
  if (sslrootcert === 'system' && mode !== 'verify-full')
    throw contradiction(`sslmode=${mode} with sslrootcert=system`, 'Write sslmode=verify-full, or leave sslmode out.');
  if (sslnegotiation === 'direct' && !PROTECTED.includes(mode))
    throw contradiction(`sslmode=${mode} with sslnegotiation=direct`, `Write sslmode=${PROTECTED.join(', ')}.`);
  if (min !== undefined && max !== undefined && min > max)
    throw contradiction(`ssl_min_protocol_version=${min} above ssl_max_protocol_version=${max}`, 'Swap the two.');
  return mode;
}

function contradiction(what: string, remedy: string): InvalidDatabaseUrl {
  return new InvalidDatabaseUrl({ problem: `has ${what}`, remedy });
}

function noHostName(): InvalidDatabaseUrl {
  return new InvalidDatabaseUrl({
    problem: 'asks for sslmode=verify-full and names no host',
    remedy: 'Give the host name that the certificate bears, beside hostaddr if need be.',
  });
}
