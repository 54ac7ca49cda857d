import { SqliteConnection, type SqliteConnectionOptions } from './sqlite-connection.js';
import type { OpenSqlite, SqliteFile } from './sqlite-handle.js';

/** A WAL that grew in a long load is cut back to this, bytes. */
const WAL_LIMIT = 64 * 1024 * 1024;

/** Opens one connection and sets it up. @throws the native error, untranslated, when the file cannot be opened. */
export async function openConnection(open: OpenSqlite, file: SqliteFile, options: SqliteConnectionOptions): Promise<SqliteConnection> {
  const connection = new SqliteConnection(await open(file), options);
  try {
    for (const text of setUp(file, options.mode)) await connection.execute({ name: 'set_up', text }, []);
    return connection;
  } catch (error) {
    await connection.close().catch(() => undefined);
    throw error;
  }
}

function setUp(file: SqliteFile, mode: SqliteConnectionOptions['mode']): string[] {
  const readOnlyFile = file.access === 'read' || file.access === 'immutable';
  return [
    // The first to touch the file: one that is no database, or damaged at its head, fails here.
    'SELECT count(*) FROM sqlite_schema',
    ...(mode === 'write' && !readOnlyFile ? ['PRAGMA journal_mode = WAL', `PRAGMA journal_size_limit = ${String(WAL_LIMIT)}`] : []),
    `PRAGMA synchronous = ${file.synchronous}`,
    'PRAGMA foreign_keys = ON',
    'PRAGMA temp_store = MEMORY',
    ...(mode === 'read' ? ['PRAGMA query_only = ON'] : []),
  ];
}
