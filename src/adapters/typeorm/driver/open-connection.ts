import type { Database } from 'sqlite3';
import { SqliteConnection, type SqliteConnectionOptions } from './sqlite-connection.js';

/** A database as SQLite finds it. */
export interface SqliteFile {
  /** Absolute path, or `:memory:`. */
  readonly path: string;
  readonly access: 'create' | 'write' | 'read' | 'immutable';
  /**
   * What a commit survives: `normal` a crash of the process, `full` also a loss of power (each commit waits for the
   * disk, as PostgreSQL's do). A power loss never damages the file in either.
   */
  readonly synchronous: 'normal' | 'full';
}

/** A WAL that grew in a long load is cut back to this, bytes. */
const WAL_LIMIT = 64 * 1024 * 1024;

/** Opens one connection and sets it up. @throws the native error, untranslated, when the file cannot be opened. */
export async function openConnection(file: SqliteFile, options: SqliteConnectionOptions): Promise<SqliteConnection> {
  const database = await openDatabase(file);
  const connection = new SqliteConnection(database, options);
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

async function openDatabase({ path, access }: SqliteFile): Promise<Database> {
  const { default: sqlite3 } = await import('sqlite3');
  const { OPEN_READONLY, OPEN_READWRITE, OPEN_CREATE, OPEN_URI } = sqlite3;
  const flags = {
    create: OPEN_READWRITE | OPEN_CREATE,
    write: OPEN_READWRITE,
    read: OPEN_READONLY,
    immutable: OPEN_READONLY | OPEN_URI,
  }[access];
  // A path beginning with "file:" would be read as a URI; an absolute one never does.
  const name = access === 'immutable' ? `file://${encodeURI(path).replaceAll('?', '%3f').replaceAll('#', '%23')}?immutable=1` : path;
  const database = await new Promise<Database>((resolve, reject) => {
    const opening: Database = new sqlite3.Database(name, flags, (error) => {
      if (error) reject(error);
      else resolve(opening);
    });
  });
  database.serialize();
  database.configure('busyTimeout', 0);
  return database;
}
