import { resolve } from 'node:path';
import { InvalidValue } from '../../../domain/shared/invalid-value.js';

/** Where a SQLite database lives and how it may be opened. */
export interface SqliteLocation {
  /** Absolute path of the file, or `:memory:`. */
  readonly path: string;
  /**
   * `create` makes the file and its folder when they are missing, `write` requires the file, `read` never writes
   * (`mode=ro`), `immutable` moreover trusts that nobody else does (read-only media; takes no locks).
   */
  readonly access: 'create' | 'write' | 'read' | 'immutable';
}

const SCHEME = /^sqlite:/i;
const MEMORY = ':memory:';
const ACCESS = { rwc: 'create', rw: 'write', ro: 'read' } as const;
const EXPECTED = 'sqlite:////absolute/path.db, sqlite:///./relative/path.db or sqlite://:memory:, with ?mode=ro|rw|rwc if need be';

/**
 * Reads a SQLite URL. Three slashes start a path relative to `folder` (by default the current one), four an absolute one.
 *
 * | URL | file |
 * | --- | --- |
 * | `sqlite:////var/lib/sky.db` | `/var/lib/sky.db` |
 * | `sqlite:///./data/sky.db`, `sqlite:///data/sky.db` | `data/sky.db` below the current folder |
 * | `sqlite://:memory:`, `sqlite:///:memory:`, `sqlite://` | in memory, gone when it is closed |
 *
 * @throws InvalidValue for another scheme, a host, or an unknown parameter.
 */
export function parseSqliteUrl(url: string, folder: string = process.cwd()): SqliteLocation {
  if (!SCHEME.test(url)) throw new InvalidValue('database url', url, EXPECTED);
  const [address = '', query = ''] = url.replace(SCHEME, '').split('?', 2);
  const path = decoded(withoutSlashes(address, url), url);
  const access = accessOf(new URLSearchParams(query), url);
  return path === MEMORY || path === '' ? { path: MEMORY, access: 'create' } : { path: resolve(folder, path), access };
}

function withoutSlashes(address: string, url: string): string {
  if (address === '' || address === '//' || address === `//${MEMORY}`) return MEMORY;
  if (address.startsWith('///')) return address.slice('///'.length);
  throw new InvalidValue('database url', url, EXPECTED);
}

function decoded(path: string, url: string): string {
  try {
    const plain = decodeURIComponent(path);
    if (!plain.includes('\0')) return plain;
  } catch {
    // Reported below, like every other path that cannot be one.
  }
  throw new InvalidValue('database url', url, EXPECTED);
}

function accessOf(parameters: URLSearchParams, url: string): SqliteLocation['access'] {
  let access: SqliteLocation['access'] = 'create';
  for (const [name, value] of parameters) {
    const mode = name === 'mode' ? ACCESS[value as keyof typeof ACCESS] : name === 'immutable' && value === '1' ? 'immutable' : undefined;
    if (mode === undefined) throw new InvalidValue('database url', url, EXPECTED);
    if (access !== 'immutable') access = mode;
  }
  return access;
}
