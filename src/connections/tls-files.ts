import { join } from 'node:path';
import { Secret } from '../domain/shared/secret.js';
import type { SslMode, TlsParameters } from './database-address.js';
import { InvalidDatabaseUrl } from './database-url.errors.js';
import type { TlsOptions } from './resolved-postgres.js';
import type { Surroundings } from './surroundings.js';

/** Where TLS files are looked for when no parameter names them: `~/.postgresql`. */
export interface TlsFiles {
  readonly surroundings: Surroundings;
  readonly folder: string;
}

const OTHERS = 0o077;
/** A key that root owns may be readable by a group, for services that share it. */
const OTHERS_OF_ROOT = 0o037;

/** The authorities to trust; `ca` stays undefined for those of the system. */
export async function rootCertificates(
  { sslrootcert }: TlsParameters,
  mode: SslMode,
  { surroundings, folder }: TlsFiles,
): Promise<{ readonly ca?: string; readonly verifies: boolean }> {
  if (sslrootcert === 'system') return { verifies: true };
  const file = sslrootcert ?? join(folder, 'root.crt');
  const ca = await surroundings.readFile(file);
  if (ca !== undefined) return { ca, verifies: true };
  if (mode !== 'verify-ca' && mode !== 'verify-full') return { verifies: false };
  throw new InvalidDatabaseUrl({
    problem: `asks for sslmode=${mode} and the file of trusted certificates ${file} cannot be read`,
    remedy: 'Name it with sslrootcert, use sslrootcert=system for public authorities, or sslmode=require not to verify.',
  });
}

/** The certificate that shows who the client is, with its key; nothing when there is none. */
export async function clientCertificate(
  { sslcert, sslkey, sslpassword, sslcertmode }: TlsParameters,
  { surroundings, folder }: TlsFiles,
): Promise<Partial<Pick<TlsOptions, 'cert' | 'key' | 'passphrase'>>> {
  if (sslcertmode === 'disable') return {};
  const certFile = sslcert ?? join(folder, 'postgresql.crt');
  const cert = await surroundings.readFile(certFile);
  if (cert === undefined) {
    if (sslcert === undefined && sslcertmode !== 'require') return {};
    throw unreadable('client certificate', certFile, 'sslcert');
  }
  const keyFile = sslkey ?? join(folder, 'postgresql.key');
  const key = await surroundings.readFile(keyFile);
  if (key === undefined) throw unreadable('private key of the client certificate', keyFile, 'sslkey');
  const status = await surroundings.fileStatus(keyFile);
  if (surroundings.platform !== 'win32' && status && status.mode & (status.owner === 0 ? OTHERS_OF_ROOT : OTHERS))
    throw new InvalidDatabaseUrl({
      problem: `names the private key ${keyFile}, which others can read`,
      remedy: `Run chmod 600 ${keyFile}.`,
    });
  return { cert, key: new Secret(key), ...(sslpassword && { passphrase: sslpassword }) };
}

/** Lists of certificates that are no longer valid. */
export async function revocationLists(
  { sslcrl, sslcrldir }: TlsParameters,
  { surroundings, folder }: TlsFiles,
): Promise<Partial<Pick<TlsOptions, 'crl'>>> {
  const named = sslcrldir === undefined ? [] : (await surroundings.listFolder(sslcrldir)).map((name) => join(sslcrldir, name));
  const single = sslcrl ?? (sslcrldir === undefined ? join(folder, 'root.crl') : undefined);
  const texts = await Promise.all([...(single === undefined ? [] : [single]), ...named].map(surroundings.readFile));
  const crl = texts.filter((text): text is string => text?.includes('X509 CRL') ?? false);
  if (crl.length > 0) return { crl };
  if (sslcrl === undefined && sslcrldir === undefined) return {};
  throw unreadable('list of revoked certificates', sslcrl ?? sslcrldir ?? '', sslcrl === undefined ? 'sslcrldir' : 'sslcrl');
}

function unreadable(what: string, file: string, parameter: string): InvalidDatabaseUrl {
  return new InvalidDatabaseUrl({ problem: `needs the ${what} ${file}, which cannot be read`, remedy: `Correct ${parameter}.` });
}
