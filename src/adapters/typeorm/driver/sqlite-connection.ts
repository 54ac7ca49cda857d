import type { Database } from 'sqlite3';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import { SerializationConflict } from '../../../ports/shared/database.errors.js';
import type { SqlConnection, SqlResult, SqlStatement } from '../shared/sql-connection.js';
import { boundValues } from './bound-values.js';
import { BusyWait } from './busy-wait.js';
import { isNativeError, type SqliteFailure, type SqliteFailureTranslator, type SqliteNativeError } from './sqlite-failure.js';
import { SqliteStatements, type PreparedSqlite, type StatementOutcome } from './sqlite-statements.js';
import { isRead, type SqliteText } from './sqlite-text.js';
import { StatementWatch, type Interruption } from './statement-watch.js';
import { TransactionState } from './transaction-state.js';
import { WriteJournal } from './write-journal.js';

export interface SqliteConnectionOptions {
  /** Reader connections refuse writes; the pool has one writer. */
  readonly mode: 'read' | 'write';
  readonly statementTimeoutMilliseconds: number;
  /** The longest wait for another process's lock, ms; 0 for no limit. */
  readonly lockTimeoutMilliseconds: number;
  readonly statementCacheSize: number;
  readonly translate: SqliteFailureTranslator;
}

/** What a statement did. */
export interface SqliteResult extends SqlResult {
  /** False for a statement that can only change rows. */
  readonly yieldsRows: boolean;
  /** Row id of the last insert. */
  readonly lastId: number;
}

const ROLLBACK: SqlStatement = { name: 'rollback', text: 'ROLLBACK' };
const QUERY_ONLY: SqlStatement = { name: 'query_only', text: 'PRAGMA query_only = ON' };
const READ_AND_WRITE: SqlStatement = { name: 'read_and_write', text: 'PRAGMA query_only = OFF' };

interface Call {
  readonly statement: SqlStatement;
  readonly values: readonly unknown[];
  readonly options: CallOptions | undefined;
  readonly resolve: (result: SqliteResult) => void;
  readonly reject: (error: unknown) => void;
  /** Called when the connection is done with the call, before the caller hears of it. */
  readonly settled: (() => void) | undefined;
}

/**
 * One open SQLite connection. Statements run one after another in the order given, on a worker thread; waiting for
 * another process's lock happens on a timer, so that it costs neither the event loop nor a worker.
 */
export class SqliteConnection implements SqlConnection {
  readonly mode: SqliteConnectionOptions['mode'];
  readonly transaction = new TransactionState();
  /** What the open transaction has written. */
  readonly journal = new WriteJournal();
  private readonly statements: SqliteStatements;
  private readonly watch: StatementWatch;
  private readonly waiting: Call[] = [];
  private running = false;
  private whenIdle: (() => void) | undefined;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly options: SqliteConnectionOptions,
  ) {
    this.mode = options.mode;
    this.statements = new SqliteStatements(database, options.statementCacheSize);
    this.watch = new StatementWatch(() => {
      if (this.running) database.interrupt();
    }, options.statementTimeoutMilliseconds);
  }

  execute(statement: SqlStatement, values: readonly unknown[], options?: CallOptions): Promise<SqliteResult> {
    return this.executeThen(statement, values, options, undefined);
  }

  /** `settled` runs as soon as the connection is free of the call, so that whoever waits for it need not wait for the caller. */
  executeThen(
    statement: SqlStatement,
    values: readonly unknown[],
    options: CallOptions | undefined,
    settled: (() => void) | undefined,
  ): Promise<SqliteResult> {
    return new Promise((resolve, reject) => {
      const call: Call = { statement, values, options, resolve, reject, settled };
      if (this.running || this.waiting.length > 0) this.waiting.push(call);
      else this.start(call);
    });
  }

  /** Undoes the open transaction; one that SQLite has undone already is forgotten. */
  async rollback(): Promise<void> {
    if (this.transaction.gone) this.transaction.ended();
    else await this.execute(ROLLBACK, []);
  }

  /** Makes the connection fit for its next owner. @throws when it cannot be. */
  async reset(): Promise<void> {
    if (this.transaction.active) await this.rollback();
    await this.allowWrites();
  }

  /** Refuses writes until `allowWrites()`; readers refuse them for ever. */
  async refuseWrites(): Promise<void> {
    if (this.mode === 'read') return;
    await this.execute(QUERY_ONLY, []);
    this.transaction.readOnly = true;
  }

  async allowWrites(): Promise<void> {
    if (!this.transaction.readOnly) return;
    await this.execute(READ_AND_WRITE, []);
    this.transaction.readOnly = false;
  }

  /** Ends the running statement's work, then closes; statements still waiting are refused. Calling it twice is harmless. */
  close(): Promise<void> {
    return (this.closing ??= this.closeWhenIdle());
  }

  private async closeWhenIdle(): Promise<void> {
    if (this.running)
      await new Promise<void>((resolve) => {
        this.whenIdle = resolve;
      });
    this.watch.dispose();
    this.statements.clear();
    await new Promise<void>((resolve, reject) => {
      this.database.close((error) => (error ? reject(error) : resolve()));
    });
  }

  private start(call: Call): void {
    this.running = true;
    const { options } = call;
    const refusal = options?.signal?.aborted ? 'signal' : options?.deadline?.expired ? 'deadline' : undefined;
    if (refusal) {
      this.fail(call, undefined, interrupted(), refusal);
      return;
    }
    const lost = this.transaction.refusal();
    if (lost) {
      this.settle(call, undefined, lost);
      return;
    }
    if (this.closing) {
      this.fail(call, undefined, closed(), undefined);
      return;
    }
    this.attempt(call, undefined);
  }

  private attempt(call: Call, busy: BusyWait | undefined): void {
    const { text } = call.statement;
    const kept = this.statements.kept(text);
    if (kept) {
      this.bind(call, kept, busy);
      return;
    }
    this.statements.prepare(text, (error, prepared) => {
      if (error) this.failOrRepeat(call, prepared, error, undefined, busy);
      else this.bind(call, prepared, busy);
    });
  }

  private bind(call: Call, prepared: PreparedSqlite, busy: BusyWait | undefined): void {
    const wrong = misuseOf(prepared.text, call.values);
    if (wrong) {
      this.fail(call, prepared, wrong, undefined);
      return;
    }
    const { table } = prepared.text;
    if (table !== undefined && this.journal.isOutdated(table)) {
      this.settle(
        call,
        undefined,
        new SerializationConflict('SQLite', `an independent transaction changed what this one had read of ${table}`),
      );
      return;
    }
    let values: readonly unknown[];
    try {
      values = boundValues(call.statement.name, call.values);
    } catch (error) {
      this.settle(call, undefined, error);
      return;
    }
    this.watch.start(call.options);
    this.statements.run(prepared, values, (error, outcome) => {
      const interruption = this.watch.stop();
      if (outcome && !error) this.succeed(call, prepared, outcome);
      else this.failOrRepeat(call, prepared, error, interruption, busy);
    });
  }

  private failOrRepeat(
    call: Call,
    prepared: PreparedSqlite,
    error: Error | null,
    interruption: Interruption | undefined,
    busy = new BusyWait(this.options.lockTimeoutMilliseconds, call.options),
  ): void {
    if (!isBusy(error) || !this.transaction.mayRepeat(prepared.text)) {
      this.fail(call, prepared, error, interruption);
      return;
    }
    busy.again(
      () => this.attempt(call, busy),
      (why) => this.fail(call, prepared, why ? interrupted() : error, why),
    );
  }

  private succeed(call: Call, { text }: PreparedSqlite, { rows, changes, lastId }: StatementOutcome): void {
    this.transaction.after(text);
    const { decode } = call.statement;
    try {
      if (decode) for (const row of rows) decode(row);
      if (!this.transaction.active) this.journal.clear();
      else if (text.verb !== 'BEGIN' && this.mode === 'write') this.remember(call, text, changes, rows);
      this.settle(call, { rows, rowCount: changes, lastId, yieldsRows: text.kind === 'rows' }, undefined);
    } catch (error) {
      this.settle(call, undefined, error);
    }
  }

  private remember(call: Call, text: SqliteText, changes: number, rows: readonly Record<string, unknown>[]): void {
    if (!isRead(text)) this.journal.write(call, changes, rows);
    else if (text.verb !== 'PRAGMA') this.journal.read(call, rows);
  }

  private fail(call: Call, prepared: PreparedSqlite | undefined, error: unknown, interruption: Interruption | undefined): void {
    this.explain(call, prepared, error, interruption).then(
      (typed) => this.settle(call, undefined, typed),
      (failure: unknown) => this.settle(call, undefined, failure),
    );
  }

  private async explain(
    call: Call,
    prepared: PreparedSqlite | undefined,
    error: unknown,
    interruption: Interruption | undefined,
  ): Promise<unknown> {
    if (!isNativeError(error)) return error;
    const failure: SqliteFailure = {
      error,
      statement: call.statement.name,
      text: prepared?.text,
      values: call.values,
      interruption,
      reason: call.options?.signal?.reason,
      readOnly: this.mode === 'read' || this.transaction.readOnly,
      probe: this.probe,
    };
    const typed = await this.options.translate(failure);
    await this.transaction.afterFailure(error.code, typed, this.probe);
    return typed;
  }

  /** Runs while the failed call still holds the connection, ahead of everything that waits. */
  private readonly probe = (sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> =>
    new Promise((resolve, reject) => {
      this.watch.start(undefined);
      this.database.all(sql, boundValues('probe', values), (error: Error | null, rows: Record<string, unknown>[]) => {
        this.watch.stop();
        if (error) reject(error);
        else resolve(rows);
      });
    });

  private settle(call: Call, result: SqliteResult | undefined, error: unknown): void {
    this.running = false;
    const next = this.waiting.shift();
    if (next) this.start(next);
    else this.whenIdle?.();
    call.settled?.();
    if (result) call.resolve(result);
    else call.reject(error);
  }
}

function isBusy(error: unknown): boolean {
  return isNativeError(error) && (error.code === 'SQLITE_BUSY' || error.code === 'SQLITE_LOCKED');
}

/** What SQLite would let pass in silence: values left unbound, and statements behind the first. */
function misuseOf({ parameters, compound, kind }: SqliteText, values: readonly unknown[]): SqliteNativeError | undefined {
  if (parameters !== values.length) return misuse(`${parameters} values must be bound, ${values.length} were given`);
  return compound && kind !== 'script' ? misuse('one statement at a time: what follows ";" would not run') : undefined;
}

function nativeError(code: string, errno: number, message: string): SqliteNativeError {
  return Object.assign(new Error(`${code}: ${message}`), { code, errno });
}

const interrupted = (): SqliteNativeError => nativeError('SQLITE_INTERRUPT', 9, 'interrupted');
const closed = (): SqliteNativeError => nativeError('SQLITE_MISUSE', 21, 'Database is closed');
const misuse = (message: string): SqliteNativeError => nativeError('SQLITE_ERROR', 1, message);
