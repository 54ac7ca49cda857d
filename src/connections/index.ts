export type * from './database-address.js';
export type * from './resolved-postgres.js';
export { InvalidDatabaseUrl, type AddressFault } from './database-url.errors.js';
export { parseDatabaseUrl } from './parse-database-url.js';
export { databaseUrl, redactedUrl, type DatabaseUrlParts, type PostgresUrlParts, type SqliteUrlParts } from './build-database-url.js';
export { explainDatabaseUrl, type ExplainedAddress, type ExplainedHost, type ExplainedPart } from './explained-address.js';
export { locationOf } from './location.js';
export { resolvePostgresAddress } from './resolve-postgres-address.js';
export type { FileStatus, Surroundings } from './surroundings.js';
