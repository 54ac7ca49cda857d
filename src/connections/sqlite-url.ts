import type { SqliteAccess, SqliteAddress, SqliteDriver } from './database-address.js';
import { InvalidDatabaseUrl } from './database-url.errors.js';
import { percentDecoded } from './percent-decoding.js';
import { didYouMean } from './suggestion.js';

const PARTS = /^sqlite(?:\+([^:]+))?:([^?#]*)(?:\?([^#]*))?$/is;
const DRIVERS: ReadonlySet<string> = new Set<SqliteDriver>(['sqlite3', 'better-sqlite3']);
const ACCESS: Readonly<Record<string, SqliteAccess>> = {
  'mode=rwc': 'create',
  'mode=rw': 'write',
  'mode=ro': 'read',
  'immutable=1': 'immutable',
};
const MEMORY = ':memory:';

/**
 * | URL | file |
 * | --- | --- |
 * | `sqlite:////var/lib/sky.db` | `/var/lib/sky.db` |
 * | `sqlite:///./data/sky.db`, `sqlite:///data/sky.db` | `data/sky.db` below the working folder |
 * | `sqlite://:memory:`, `sqlite:///:memory:`, `sqlite://` | in memory, gone when it is closed |
 *
 * A driver may follow the scheme: `sqlite+better-sqlite3:///…`; those of other languages (`sqlite+aiosqlite:`) are passed over.
 * All with `?mode=ro`, `rw` or `rwc` and `immutable=1`, as SQLite spells them.
 *
 * @throws InvalidDatabaseUrl
 */
export function parseSqliteUrl(text: string): SqliteAddress {
  const [, suffix, place, query = ''] = PARTS.exec(text) ?? [];
  const path = place === undefined ? undefined : pathOf(place);
  if (path === undefined)
    throw new InvalidDatabaseUrl({
      problem: 'does not name an SQLite file',
      remedy: 'Write sqlite:///./data/file.db for a path below the working directory, sqlite:////var/lib/file.db for an absolute one.',
    });
  const pairs = query === '' ? [] : query.split('&').map(percentDecoded);
  let access: SqliteAccess = 'create';
  for (const pair of pairs) {
    const asked = ACCESS[pair];
    if (asked === undefined) throw unknown(pair);
    if (access !== 'immutable') access = asked;
  }
  return {
    engine: 'sqlite',
    path,
    access,
    ...driverOf(suffix?.toLowerCase()),
    parameters: Object.fromEntries(pairs.map((pair) => pair.split('=', 2) as [string, string])),
  };
}

/** Drivers of other languages say nothing to us. */
function driverOf(name: string | undefined): Pick<SqliteAddress, 'driver'> {
  const isDriver = (text: string): text is SqliteDriver => DRIVERS.has(text);
  return name !== undefined && isDriver(name) ? { driver: name } : {};
}

function pathOf(place: string): string | undefined {
  const path = percentDecoded(place);
  if (path === '' || path === '//' || path === MEMORY || path === `//${MEMORY}` || path === `///${MEMORY}`) return MEMORY;
  return path.startsWith('///') && path.length > 3 && !path.endsWith('/') ? path.slice(3) : undefined;
}

function unknown(pair: string): InvalidDatabaseUrl {
  const known = Object.keys(ACCESS);
  return new InvalidDatabaseUrl({
    problem: `has an unknown parameter "${pair}"${didYouMean(pair, known)}`,
    remedy: `SQLite takes ${known.join(', ')}.`,
  });
}
