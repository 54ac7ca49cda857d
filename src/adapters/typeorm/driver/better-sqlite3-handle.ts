import { DatabaseDriverUnavailable } from '../../../ports/shared/database.errors.js';
import { LoopShare } from './loop-share.js';
import { numberedAsAnonymous } from './anonymous-parameters.js';
import { interrupted, nativeErrorFrom } from './sqlite-failure.js';
import type { ChangesDone, OpenSqlite, RowsDone, SqliteFile, SqliteHandle, SqliteHandleStatement } from './sqlite-handle.js';
import { readSqliteText, type SqliteText } from './sqlite-text.js';

/** What of the `better-sqlite3` package is used; its own types are not there for whoever has not installed it. */
interface BetterDatabase {
  prepare(sql: string): BetterStatement;
  exec(sql: string): unknown;
  close(): unknown;
}

interface BetterStatement {
  /** It returns rows. */
  readonly reader: boolean;
  /** It changes nothing. */
  readonly readonly: boolean;
  raw(): this;
  all(values: readonly unknown[]): unknown[];
  iterate(values: readonly unknown[]): Iterable<unknown>;
  run(values: readonly unknown[]): { readonly changes: number; readonly lastInsertRowid: number | bigint };
  columns(): readonly { readonly name: string }[];
}

interface BetterOptions {
  readonly readonly: boolean;
  readonly fileMustExist: boolean;
  readonly timeout: number;
}

/**
 * Opens files with the `better-sqlite3` package, for one pool: statements run on the event loop itself. The package is
 * loaded by the first opening.
 *
 * @throws DatabaseDriverUnavailable when the package is not installed, has no binary for this Node, or cannot do what is asked.
 */
export function betterSqlite3(): OpenSqlite {
  const share = new LoopShare();
  return async ({ path, access }: SqliteFile) => {
    if (access === 'immutable')
      throw new DatabaseDriverUnavailable(DRIVER, 'cannot open a file as immutable', 'Leave immutable=1 out, or choose sqlite3.');
    const Database = await loaded();
    try {
      // No wait for locks in here: it would be the event loop that waits.
      const database = new Database(path, { readonly: access === 'read', fileMustExist: access !== 'create', timeout: 0 });
      return new BetterSqlite3Handle(database, share);
    } catch (error) {
      throw bindingMissing(error) ? unavailable(error) : nativeErrorFrom(error, 'SQLITE_CANTOPEN');
    }
  };
}

const DRIVER = 'better-sqlite3';

async function loaded(): Promise<new (path: string, options: BetterOptions) => BetterDatabase> {
  try {
    return (await import('better-sqlite3')).default;
  } catch (error) {
    throw unavailable(error);
  }
}

/** The package is there and its compiled part is not, or was compiled for another Node. */
function bindingMissing(error: unknown): boolean {
  return error instanceof Error && (/bindings file/.test(error.message) || ('code' in error && error.code === 'ERR_DLOPEN_FAILED'));
}

function unavailable(error: unknown): DatabaseDriverUnavailable {
  return bindingMissing(error)
    ? new DatabaseDriverUnavailable(DRIVER, 'has no binary for this Node', 'Run npm rebuild better-sqlite3.', error)
    : new DatabaseDriverUnavailable(DRIVER, 'is not installed', 'Run npm install better-sqlite3@12, or choose sqlite3.', error);
}

class BetterSqlite3Handle implements SqliteHandle {
  readonly blocking = true;

  constructor(
    private readonly database: BetterDatabase,
    private readonly share: LoopShare,
  ) {}

  prepare(text: SqliteText, done: (error: Error | null, statement: SqliteHandleStatement | undefined) => void): void {
    let statement: BetterSqlite3Statement;
    try {
      statement = this.prepared(text);
    } catch (error) {
      done(nativeErrorFrom(error), undefined);
      return;
    }
    done(null, statement);
  }

  query(sql: string, values: readonly unknown[], done: RowsDone): void {
    this.prepare(readSqliteText(sql), (error, statement) => {
      if (statement) statement.all(values, done);
      else done(error, undefined);
    });
  }

  script(sql: string, done: (error: Error | null) => void): void {
    try {
      this.database.exec(sql);
    } catch (error) {
      const native = nativeErrorFrom(error);
      this.share.pass(() => done(native));
      return;
    }
    this.share.pass(() => done(null));
  }

  interrupt(): void {
    // Whoever calls runs on the thread that a running statement occupies.
  }

  close(): Promise<void> {
    this.database.close();
    return Promise.resolve();
  }

  private prepared(text: SqliteText): BetterSqlite3Statement {
    const { sql, order } = numberedAsAnonymous(text.sql);
    return new BetterSqlite3Statement(this.database.prepare(sql), order, this.share);
  }
}

class BetterSqlite3Statement implements SqliteHandleStatement {
  private readonly names: readonly string[];
  /** It may give many rows: so it did the last time, or it has not run yet. */
  private many = true;

  constructor(
    private readonly statement: BetterStatement,
    private readonly order: readonly number[] | undefined,
    private readonly share: LoopShare,
  ) {
    this.names = statement.reader ? statement.columns().map(({ name }) => name) : [];
    // Half as much work as rows with names, for Node before 22.
    if (statement.reader) statement.raw();
  }

  all(values: readonly unknown[], done: RowsDone, overdue?: () => boolean): void {
    let rows: Record<string, unknown>[];
    try {
      rows = this.rows(this.bound(values), overdue);
    } catch (error) {
      const native = nativeErrorFrom(error);
      this.share.pass(() => done(native, undefined));
      return;
    }
    this.share.pass(() => done(null, rows));
  }

  run(values: readonly unknown[], done: ChangesDone): void {
    let result: ReturnType<BetterStatement['run']>;
    try {
      result = this.statement.run(this.bound(values));
    } catch (error) {
      const native = nativeErrorFrom(error);
      this.share.pass(() => done(native, 0, 0));
      return;
    }
    this.share.pass(() => done(null, result.changes, Number(result.lastInsertRowid)));
  }

  finalize(): void {
    // The package does that itself, when the statement is collected or the database closed.
  }

  private rows(values: readonly unknown[], overdue: (() => boolean) | undefined): Record<string, unknown>[] {
    if (!this.statement.reader) {
      this.statement.run(values);
      return [];
    }
    const { readonly } = this.statement;
    const rows = readonly && this.many && overdue ? this.oneByOne(values, overdue) : this.atOnce(values);
    this.many = rows.length > FEW_ROWS;
    if (readonly && overdue?.()) throw interrupted();
    return rows;
  }

  private atOnce(values: readonly unknown[]): Record<string, unknown>[] {
    const rows = this.statement.all(values);
    for (let index = 0; index < rows.length; index++) rows[index] = this.named(rows[index] as unknown[]);
    return rows as Record<string, unknown>[];
  }

  private oneByOne(values: readonly unknown[], overdue: () => boolean): Record<string, unknown>[] {
    const rows: Record<string, unknown>[] = [];
    for (const row of this.statement.iterate(values)) {
      rows.push(this.named(row as unknown[]));
      if (rows.length % ROWS_BETWEEN_CHECKS === 0 && overdue()) throw interrupted();
    }
    return rows;
  }

  private named(values: readonly unknown[]): Record<string, unknown> {
    const { names } = this;
    const row: Record<string, unknown> = {};
    for (let index = 0; index < names.length; index++) row[names[index] as string] = values[index];
    return row;
  }

  /** In the order of the placeholders. Small integers go as integers, as `sqlite3` sends them; the package would send doubles. */
  private bound(values: readonly unknown[]): readonly unknown[] {
    const { order } = this;
    const length = order ? order.length : values.length;
    const bound: unknown[] = new Array<unknown>(length);
    for (let index = 0; index < length; index++) {
      const value = values[order ? (order[index] as number) - 1 : index];
      bound[index] = typeof value === 'number' && (value | 0) === value ? BigInt(value) : value;
    }
    return bound;
  }
}

/** A look at the clock costs as much as a tenth of a row. */
const ROWS_BETWEEN_CHECKS = 16;

/** Up to so many rows are taken at once and the clock is looked at afterwards: going through them one by one costs a third more. */
const FEW_ROWS = 200;
