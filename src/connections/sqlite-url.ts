import type { SqliteAccess, SqliteAddress } from './database-address.js';
import { InvalidDatabaseUrl } from './database-url.errors.js';
import { percentDecoded } from './percent-decoding.js';
import { didYouMean } from './suggestion.js';

const PARTS = /^[^:]+:([^?#]*)(?:\?([^#]*))?$/s;
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
 * with `?mode=ro`, `rw` or `rwc` and `immutable=1`, as SQLite spells them.
 *
 * @throws InvalidDatabaseUrl
 */
export function parseSqliteUrl(text: string): SqliteAddress {
  const [, place, query = ''] = PARTS.exec(text) ?? [];
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
  return { engine: 'sqlite', path, access, parameters: Object.fromEntries(pairs.map((pair) => pair.split('=', 2) as [string, string])) };
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
