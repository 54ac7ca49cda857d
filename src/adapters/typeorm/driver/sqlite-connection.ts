import type { CallOptions } from '../../../ports/shared/call-options.js';
import { SerializationConflict } from '../../../ports/shared/database.errors.js';
import { unpackedRows, type PackedQuery } from '../shared/packed-rows.js';
import type { SqlConnection, SqlStatement } from '../shared/sql-connection.js';
import { boundValues } from './bound-values.js';
import { BusyWait } from './busy-wait.js';
import { ClockWatch } from './clock-watch.js';
import { cannotBePacked, checkedValues, isBusy, withoutPacking, type Call, type SqliteResult } from './sqlite-call.js';
import { closed, interrupted, isNativeError, misuse, type SqliteFailure, type SqliteFailureTranslator } from './sqlite-failure.js';
import type { SqliteHandle } from './sqlite-handle.js';
import { SqliteStatements, type PreparedSqlite, type StatementOutcome } from './sqlite-statements.js';
import { isRead, type SqliteText } from './sqlite-text.js';
import { StatementWatch, type Interruption, type Watch } from './statement-watch.js';
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

const ROLLBACK: SqlStatement = { name: 'rollback', text: 'ROLLBACK' };
/** Past 2^53 the native modules give the row id inexactly. */
const LAST_ROW_ID = 'SELECT CAST(last_insert_rowid() AS TEXT) AS id';
const QUERY_ONLY: SqlStatement = { name: 'query_only', text: 'PRAGMA query_only = ON' };
const READ_AND_WRITE: SqlStatement = { name: 'read_and_write', text: 'PRAGMA query_only = OFF' };

/**
 * One open SQLite connection. Statements run one after another in the order given, where its handle runs them; waiting
 * for another process's lock happens on a timer, so that it costs neither the event loop nor a worker thread.
 */
export class SqliteConnection implements SqlConnection {
  readonly mode: SqliteConnectionOptions['mode'];
  readonly transaction = new TransactionState();
  /** What the open transaction has written. */
  readonly journal = new WriteJournal();
  private readonly statements: SqliteStatements;
  private readonly watch: Watch;
  private readonly waiting: Call[] = [];
  private running = false;
  private serving = false;
  private whenIdle: (() => void) | undefined;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly handle: SqliteHandle,
    private readonly options: SqliteConnectionOptions,
  ) {
    this.mode = options.mode;
    this.statements = new SqliteStatements(handle, options.statementCacheSize);
    const limit = options.statementTimeoutMilliseconds;
    const interrupt = (): void => {
      if (this.running) handle.interrupt();
    };
    this.watch = handle.blocking ? new ClockWatch(limit) : new StatementWatch(interrupt, limit);
  }

  execute(statement: SqlStatement, values: readonly unknown[], options?: CallOptions): Promise<SqliteResult> {
    return new Promise((resolve, reject) => {
      this.submit({ statement, values, options, resolve, reject, settled: undefined });
    });
  }

  /** Runs the statement after those that were submitted before. */
  submit(call: Call): void {
    if (this.running || this.waiting.length > 0) this.waiting.push(call);
    else this.start(call);
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
    await this.handle.close();
  }

  /** Starts what waits. A handle that blocks settles within `start`: that comes back here, and the loop goes on. */
  private serve(): void {
    if (this.serving) return;
    this.serving = true;
    while (!this.running) {
      const next = this.waiting.shift();
      if (!next) break;
      this.start(next);
    }
    this.serving = false;
    if (!this.running) this.whenIdle?.();
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

  /** Where statements block, rows come fast as they are. */
  private packed({ statement }: Call): PackedQuery | undefined {
    return this.handle.blocking ? undefined : statement.packed;
  }

  private attempt(call: Call, busy: BusyWait | undefined): void {
    const text = this.packed(call)?.text ?? call.statement.text;
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
    const { table } = prepared.text;
    if (table !== undefined && this.journal.isOutdated(table)) {
      const why = `an independent transaction changed what this one had read of ${table}`;
      this.settle(call, undefined, new SerializationConflict('SQLite', why));
      return;
    }
    const values = checkedValues(call, prepared.text);
    if (values instanceof Error) {
      this.fail(call, prepared, values, undefined);
      return;
    }
    this.watch.start(call.options, call.statement.unlimited);
    const { watch } = this;
    this.statements.run(
      prepared,
      values,
      (error, outcome) => {
        const interruption = watch.stop();
        if (outcome && !error) this.succeed(call, prepared, outcome);
        else this.failOrRepeat(call, prepared, error, interruption, busy);
      },
      watch.overdue,
    );
  }

  private failOrRepeat(
    call: Call,
    prepared: PreparedSqlite,
    error: Error | null,
    interruption: Interruption | undefined,
    busy = new BusyWait(this.options.lockTimeoutMilliseconds, call.options),
  ): void {
    if (this.packed(call) && cannotBePacked(error)) {
      this.attempt(withoutPacking(call), undefined);
      return;
    }
    if (!isBusy(error) || !this.transaction.mayRepeat(prepared.text)) {
      this.fail(call, prepared, error, interruption);
      return;
    }
    busy.again(
      () => this.attempt(call, busy),
      (why) => this.fail(call, prepared, why ? interrupted() : error, why),
    );
  }

  private succeed(call: Call, prepared: PreparedSqlite, outcome: StatementOutcome): void {
    this.transaction.after(prepared.text);
    const { rowIdColumn } = call.statement;
    const packed = this.packed(call);
    if (packed) this.finish(call, prepared, outcome, unpackedRows(outcome.rows, packed.columns));
    else if (rowIdColumn === undefined) this.finish(call, prepared, outcome, outcome.rows);
    else if (Number.isSafeInteger(outcome.lastId)) this.finish(call, prepared, outcome, [{ [rowIdColumn]: outcome.lastId }]);
    else
      this.probe(LAST_ROW_ID).then(
        ([row]) => this.finish(call, prepared, outcome, [{ [rowIdColumn]: row?.id }]),
        (error: unknown) => this.settle(call, undefined, error),
      );
  }

  private finish(call: Call, { text }: PreparedSqlite, { changes, lastId }: StatementOutcome, rows: Record<string, unknown>[]): void {
    const { decode } = call.statement;
    const rowCount = text.kind === 'rows' ? rows.length : changes;
    try {
      if (decode) for (const row of rows) decode(row);
      if (!this.transaction.active) this.journal.clear();
      else if (text.verb !== 'BEGIN' && this.mode === 'write') this.remember(call, text, rowCount, rows);
      this.settle(call, { rows, rowCount, lastId, yieldsRows: text.kind === 'rows' }, undefined);
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
      this.handle.query(sql, boundValues('probe', values), (error, rows) => {
        this.watch.stop();
        if (rows) resolve(rows);
        else reject(error ?? misuse('no rows'));
      });
    });

  private settle(call: Call, result: SqliteResult | undefined, error: unknown): void {
    this.running = false;
    this.serve();
    call.settled?.();
    if (result) call.resolve(result);
    else call.reject(error);
  }
}
