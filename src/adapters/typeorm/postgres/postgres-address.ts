import { InvalidValue } from '../../../domain/shared/invalid-value.js';
import type { Secret } from '../../../domain/shared/secret.js';

/** A database URL taken apart as far as this adapter needs; the driver reads the rest of it by itself. */
export interface PostgresAddress {
  /** The URL for the driver, password included. */
  readonly connectionString: string;
  /** Server options of the URL (`?options=-c…`), which the driver would otherwise let replace ours. */
  readonly serverOptions: string;
  readonly applicationName: string | undefined;
  readonly database: string;
  /** Without user and password. */
  readonly location: string;
}

const SCHEME = /^postgres(?:ql)?(?:\+[a-z0-9_]+)?:/i;

/**
 * Accepts `postgres://`, `postgresql://` and the forms with a driver's name (`postgresql+asyncpg://`).
 * @throws InvalidValue, without showing the password, for anything else.
 */
export function parsePostgresAddress(secret: Secret): PostgresAddress {
  const given = secret.reveal();
  const url = SCHEME.test(given) ? parsed(given.replace(SCHEME, 'postgresql:')) : undefined;
  if (!url)
    throw new InvalidValue('database URL', given.split(':', 1)[0] ?? '', 'a URL such as postgresql://user:password@host:5432/database');
  const serverOptions = url.searchParams.get('options') ?? '';
  const applicationName = url.searchParams.get('application_name') ?? undefined;
  url.searchParams.delete('options');
  const database = decodeURIComponent(url.pathname.slice(1)) || url.username || 'postgres';
  const host = url.host || url.searchParams.get('host') || 'localhost';
  return { connectionString: url.href, serverOptions, applicationName, database, location: `postgresql://${host}/${database}` };
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
