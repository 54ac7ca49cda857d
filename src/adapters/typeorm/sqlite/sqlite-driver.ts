import type { DatabaseSettings } from '../../../ports/shared/settings.js';
import { betterSqlite3 } from '../driver/better-sqlite3-handle.js';
import { openSqlite3 } from '../driver/sqlite3-handle.js';
import type { OpenSqlite } from '../driver/sqlite-handle.js';

const NAMED_IN_URL = /^sqlite\+(sqlite3|better-sqlite3):/i;

/** The native module that the settings choose: the URL names it (`sqlite+better-sqlite3:///…`), or else `sqliteDriver` does. */
export function sqliteDriver({ url, sqliteDriver: setting }: Pick<DatabaseSettings, 'url' | 'sqliteDriver'>): OpenSqlite {
  const name = NAMED_IN_URL.exec(url.reveal())?.[1]?.toLowerCase() ?? setting;
  return name === 'better-sqlite3' ? betterSqlite3() : openSqlite3;
}
