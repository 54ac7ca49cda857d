import type { Secret } from '../../domain/shared/secret.js';

/** The URL for a look that must leave no trace: a SQLite file has to exist and is not written to. */
export async function readOnlyUrl(url: Secret): Promise<string> {
  const { databaseUrl, parseDatabaseUrl } = await import('../../connections/index.js');
  const address = parseDatabaseUrl(url);
  return address.engine === 'sqlite' && address.access !== 'immutable' ? databaseUrl({ ...address, access: 'read' }) : url.reveal();
}
