import { resolve } from 'node:path';
import type { Secret } from '../domain/shared/secret.js';
import { redactedUrl } from './build-database-url.js';
import { connectionParameter } from './connection-parameters.js';
import type { DatabaseAddress, PostgresAddress } from './database-address.js';
import { filledParameters } from './filled-parameters.js';
import { parseDatabaseUrl } from './parse-database-url.js';
import { resolvePostgresAddress } from './resolve-postgres-address.js';
import type { PostgresCandidate, TlsDecision } from './resolved-postgres.js';
import { surroundingsOf, type Surroundings } from './surroundings.js';

/** One part of an address, by libpq's name, and where it came from: `url`, `PGUSER`, `service lab (~/.pg_service.conf)`. */
export interface ExplainedPart {
  readonly name: string;
  /** `***` for a secret. */
  readonly value: string;
  readonly from: string;
}

/** One server in the order they are tried. */
export interface ExplainedHost {
  readonly host: string;
  readonly hostAddress?: string;
  readonly port: number;
  /** Where the password for this host comes from; undefined where there is none. */
  readonly passwordFrom?: string;
  /** In words. */
  readonly protection: string;
}

/** Everything that is known of a database's address without connecting; safe to print. */
export interface ExplainedAddress {
  readonly engine: DatabaseAddress['engine'];
  /** As given, with `***` for passwords. */
  readonly url: string;
  readonly hosts: readonly ExplainedHost[];
  readonly parts: readonly ExplainedPart[];
  readonly warnings: readonly string[];
}

/**
 * Says what a URL comes to on this machine: which hosts are tried in which order, and where each part came from.
 * @throws InvalidDatabaseUrl
 */
export async function explainDatabaseUrl(url: string | Secret, overrides: Partial<Surroundings> = {}): Promise<ExplainedAddress> {
  const address = parseDatabaseUrl(url);
  const shown = { engine: address.engine, url: redactedUrl(address) };
  if (address.engine === 'postgres') return { ...shown, ...(await explainedPostgres(address, overrides)) };
  if (address.engine === 'memory') return { ...shown, hosts: [], parts: [], warnings: [] };
  const path = address.path === ':memory:' ? address.path : resolve(address.path);
  const parts = [
    { name: 'path', value: path, from: 'url' },
    { name: 'access', value: address.access, from: Object.keys(address.parameters).length === 0 ? 'default' : 'url' },
  ];
  return { ...shown, hosts: [], parts, warnings: [] };
}

async function explainedPostgres(address: PostgresAddress, overrides: Partial<Surroundings>) {
  const resolved = await resolvePostgresAddress(address, overrides);
  const { values } = await filledParameters(address, surroundingsOf(overrides));
  const [first] = resolved.candidates;
  const decided: Readonly<Record<string, string>> = {
    host: resolved.candidates.map(({ host }) => host).join(','),
    port: resolved.candidates.map(({ port }) => String(port)).join(','),
    user: first.user,
    dbname: first.database,
  };
  const parts = Object.entries(resolved.origins).map(([name, from]) => ({
    name,
    value: connectionParameter(name)?.secret ? '***' : (decided[name] ?? values[name] ?? ''),
    from,
  }));
  return { hosts: resolved.candidates.map(explainedHost), parts, warnings: resolved.warnings };
}

function explainedHost({ host, hostAddress, port, passwordFrom, tls }: PostgresCandidate): ExplainedHost {
  return {
    host,
    ...(hostAddress !== undefined && { hostAddress }),
    port,
    ...(passwordFrom !== undefined && { passwordFrom }),
    protection: protectionOf(tls),
  };
}

function protectionOf({ attempts }: TlsDecision): string {
  return attempts.map(({ tls }) => (tls ? `TLS (${CERTIFICATES[tls.verify]})` : 'plain')).join(', else ');
}

const CERTIFICATES = {
  none: 'any certificate',
  authority: 'a certificate of a trusted authority',
  host: 'a certificate of a trusted authority that names the host',
} as const;
