import { parseDatabaseUrl } from '../../../connections/index.js';
import type { DatabaseSettings } from '../../../ports/shared/settings.js';
import { betterSqlite3 } from '../driver/better-sqlite3-handle.js';
import { openSqlite3 } from '../driver/sqlite3-handle.js';
import type { OpenSqlite } from '../driver/sqlite-handle.js';

/** The native module that the settings choose: the URL names it (`sqlite+better-sqlite3:///…`), or else `sqliteDriver` does. */
export function sqliteDriver({ url, sqliteDriver: setting }: Pick<DatabaseSettings, 'url' | 'sqliteDriver'>): OpenSqlite {
  const address = parseDatabaseUrl(url.reveal());
  const named = address.engine === 'sqlite' ? address.driver : undefined;
  return (named ?? setting) === 'better-sqlite3' ? betterSqlite3() : openSqlite3;
}
