import type { Database, RunResult, Statement } from 'sqlite3';
import type { ChangesDone, RowsDone, SqliteFile, SqliteHandle, SqliteHandleStatement } from './sqlite-handle.js';
import type { SqliteText } from './sqlite-text.js';

/** Opens a file with the `sqlite3` package: statements run on worker threads, beside the event loop. */
export async function openSqlite3({ path, access }: SqliteFile): Promise<SqliteHandle> {
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
  return new Sqlite3Handle(database);
}

class Sqlite3Handle implements SqliteHandle {
  readonly blocking = false;

  constructor(private readonly database: Database) {}

  prepare({ sql }: SqliteText, done: (error: Error | null, statement: SqliteHandleStatement | undefined) => void): void {
    const statement = this.database.prepare(sql, (error: Error | null) => {
      done(error, error ? undefined : new Sqlite3Statement(statement));
    });
  }

  query(sql: string, values: readonly unknown[], done: RowsDone): void {
    this.database.all(sql, values, done);
  }

  script(sql: string, done: (error: Error | null) => void): void {
    this.database.exec(sql, done);
  }

  interrupt(): void {
    this.database.interrupt();
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.database.close((error) => (error ? reject(error) : resolve()));
    });
  }
}

class Sqlite3Statement implements SqliteHandleStatement {
  constructor(private readonly statement: Statement) {}

  all(values: readonly unknown[], done: RowsDone): void {
    // Not get(): it leaves the statement, and with it a read transaction, open after the first row.
    this.statement.all(values, done);
  }

  run(values: readonly unknown[], done: ChangesDone): void {
    this.statement.run(values, function (this: RunResult, error: Error | null) {
      if (error) done(error, 0, 0);
      else done(null, this.changes, this.lastID);
    });
  }

  finalize(): void {
    this.statement.finalize();
  }
}
