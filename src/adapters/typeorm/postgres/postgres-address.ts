import { InvalidDatabaseUrl, parseDatabaseUrl, redactedUrl, type PostgresAddress } from '../../../connections/index.js';
import type { Secret } from '../../../domain/shared/secret.js';

/** @throws InvalidDatabaseUrl for anything but the URL of a PostgreSQL server. */
export function postgresAddress(url: Secret): PostgresAddress {
  const address = parseDatabaseUrl(url);
  if (address.engine === 'postgres') return address;
  throw new InvalidDatabaseUrl({
    problem: `is ${redactedUrl(address)}, which is not PostgreSQL`,
    remedy: 'Write postgresql://user:password@host:5432/database.',
  });
}
