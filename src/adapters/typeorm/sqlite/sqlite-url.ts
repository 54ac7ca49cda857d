import { resolve } from 'node:path';
import { InvalidDatabaseUrl, parseDatabaseUrl, redactedUrl, type SqliteAccess } from '../../../connections/index.js';

/** Where a SQLite database lives and how it may be opened. */
export interface SqliteLocation {
  /** Absolute path of the file, or `:memory:`. */
  readonly path: string;
  readonly access: SqliteAccess;
}

/**
 * The file of a SQLite URL; a relative one is looked for below `folder`, by default the current one.
 * @throws InvalidDatabaseUrl for anything but the URL of a SQLite file.
 */
export function sqliteLocation(url: string, folder: string = process.cwd()): SqliteLocation {
  const address = parseDatabaseUrl(url);
  if (address.engine === 'sqlite') {
    const { path, access } = address;
    return { path: path === ':memory:' ? path : resolve(folder, path), access };
  }
  throw new InvalidDatabaseUrl({
    problem: `is ${redactedUrl(address)}, which is not SQLite`,
    remedy: 'Write sqlite:///./data/file.db or sqlite:////absolute/path.db.',
  });
}
