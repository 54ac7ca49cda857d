import { deferred, type Deferred } from '../../../domain/shared/deferred.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import {
  CommitOutcomeUnknown,
  DatabaseTimeout,
  DatabaseUnavailable,
  SerializationConflict,
} from '../../../ports/shared/database.errors.js';
import { ServerRoleChanged } from '../../../ports/shared/server.errors.js';
import { TransactionAborted, TransactionRolledBack } from '../../../ports/shared/transaction.errors.js';
import type { SqlConnection, SqlResult, SqlStatement } from '../shared/sql-connection.js';
import { lostPreparedStatement } from './lost-prepared-statement.js';
import { throwIfOutcomeUnknown } from './outcome-unknown.js';
import type { ServerSession } from './server-session.js';

/** Gives another connection for one that broke before anything of its transaction was done. */
export type ReplaceSession = (broken: ServerSession, options: CallOptions | undefined) => Promise<ServerSession>;

/** How a transaction is opened; the call options bound what is sent on its behalf. */
export interface Begin extends CallOptions {
  readonly command: string;
  readonly readOnly: boolean;
}

type Send = () => Promise<SqlResult>;

/** The longest wait for a roll-back; one that takes longer is left to the server, which sees to it when the connection closes. */
const ROLLBACK_MILLISECONDS = 5_000;
/** What a roll-back gets when the deadline of its transaction has passed. */
const LATE_ROLLBACK_MILLISECONDS = 150;

/** What certainly writes nothing; anything else may. */
const READS = /^\s*(?:SELECT|SHOW|VALUES|TABLE)\b/i;

/** Its rows go another way, so that nothing may be sent behind it. */
const COPIES = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*COPY\b/i;

/**
 * A connection lent to one caller, and the transaction it is in.
 *
 * Statements of one transaction that are started at once are sent at once: they run in that order, and when one fails the
 * server refuses those behind it. Outside of a transaction they go one after another, for there a cancelled one must not
 * take others along.
 *
 * BEGIN travels in one packet with the first statements, which saves a round trip. If they meet a dead connection (the
 * server was restarted meanwhile) or a server that was demoted, nothing was done yet, so they are sent once more on a new one.
 */
export class PostgresConnection implements SqlConnection {
  /** Settles when all work that has the connection to itself is over. */
  #alone: Promise<unknown> | undefined;
  /** Statements of the transaction that are on their way together. */
  #together = 0;
  #settled: Deferred<undefined> | undefined;
  /** While the statement that carries BEGIN is on its way: whether it goes to another connection. */
  #opening: Deferred<boolean> | undefined;
  #pendingBegin: string | undefined;
  #inTransaction = false;
  #call: CallOptions = {};

  constructor(
    private current: ServerSession,
    private readonly database: string,
    private readonly replace: ReplaceSession,
  ) {}

  get session(): ServerSession {
    return this.current;
  }

  get inTransaction(): boolean {
    return this.#inTransaction;
  }

  execute(statement: SqlStatement, values: readonly unknown[], options?: CallOptions): Promise<SqlResult> {
    const work = (): Promise<SqlResult> => this.#execute(statement, values, options);
    if (!this.#inTransaction || COPIES.test(statement.text)) return this.exclusive(work);
    return this.#alone ? this.#alone.then(() => this.#beside(work)) : this.#beside(work);
  }

  /** Runs `work` when all earlier work on this connection is over, and later work after it. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#alone || this.#together > 0 ? this.#turn(this.#alone).then(work) : work();
    const over = (): void => {
      if (this.#alone === alone) this.#alone = undefined;
    };
    const alone: Promise<void> = result.then(over, over);
    this.#alone = alone;
    return result;
  }

  async #turn(before: Promise<unknown> | undefined): Promise<void> {
    await before;
    if (this.#together > 0) await (this.#settled ??= deferred()).promise;
  }

  async #beside<T>(work: () => Promise<T>): Promise<T> {
    this.#together += 1;
    try {
      return await work();
    } finally {
      this.#together -= 1;
      if (this.#together === 0) {
        this.#settled?.resolve(undefined);
        this.#settled = undefined;
      }
    }
  }

  /** Opens a transaction with the next statement. */
  begin({ command, readOnly, signal, deadline }: Begin): void {
    this.#call = { signal, deadline };
    this.#pendingBegin = command;
    this.#inTransaction = true;
    this.current.inReadOnlyTransaction = readOnly;
  }

  /** Sends a BEGIN that still waits for its first statement. */
  async flush(): Promise<void> {
    if (this.#pendingBegin === undefined) return;
    await this.exclusive(async () => {
      const begin = this.#pendingBegin;
      if (begin === undefined) return;
      // Still pending when it fails: a statement behind it must never run without it.
      await this.current.command(begin);
      this.#pendingBegin = undefined;
    });
  }

  /** The BEGIN to send in front of what the caller sends now. */
  takeBegin(): string | undefined {
    const begin = this.#pendingBegin;
    this.#pendingBegin = undefined;
    return begin;
  }

  /** A command inside the transaction, such as SAVEPOINT. */
  command(text: string): Promise<void> {
    return this.exclusive(async () => {
      const begin = this.takeBegin();
      await this.current.interruptible(() => this.current.command(begin === undefined ? text : `${begin}; ${text}`), this.#call);
    });
  }

  commit(): Promise<void> {
    return this.exclusive(async () => {
      this.#ended();
      if (this.takeBegin() !== undefined) return;
      // Lost before COMMIT was sent: the server has rolled it back, and that is certain.
      const { loss } = this.current;
      if (loss instanceof DatabaseTimeout) throw loss;
      if (loss) throw new DatabaseUnavailable(this.database, 'the connection was lost before the commit; nothing was stored', {}, loss);
      const completion = await this.current.commit(this.#call).catch((error: unknown) => {
        throw this.current.broken || error instanceof DatabaseUnavailable ? new CommitOutcomeUnknown(this.database, error) : error;
      });
      if (completion === 'ROLLBACK') throw new TransactionRolledBack(this.database);
    });
  }

  rollback(): Promise<void> {
    return this.exclusive(async () => {
      this.#ended();
      if (this.takeBegin() !== undefined) return;
      const limit = setTimeout(() => this.current.destroy(), this.#rollbackMilliseconds());
      try {
        await this.current.command('ROLLBACK');
      } finally {
        clearTimeout(limit);
      }
    });
  }

  #ended(): void {
    this.#inTransaction = false;
    this.current.inReadOnlyTransaction = false;
  }

  #rollbackMilliseconds(): number {
    const { signal, deadline } = this.#call;
    const left = signal?.aborted ? 0 : (deadline?.remainingMilliseconds ?? ROLLBACK_MILLISECONDS);
    return Math.min(ROLLBACK_MILLISECONDS, Math.max(LATE_ROLLBACK_MILLISECONDS, left));
  }

  #execute(statement: SqlStatement, values: readonly unknown[], options: CallOptions | undefined): Promise<SqlResult> {
    const send = (begin?: string): Promise<SqlResult> =>
      this.current.interruptible(() => this.current.run(statement, values, begin), options);
    if (!this.#inTransaction) return this.#byItself(send, statement, options);
    const begin = this.takeBegin();
    return begin === undefined ? this.#inside(send) : this.#first(() => send(begin), options);
  }

  async #byItself(send: Send, statement: SqlStatement, options: CallOptions | undefined): Promise<SqlResult> {
    const sent = !this.current.broken;
    try {
      return await send();
    } catch (error) {
      if (sent && !READS.test(statement.text)) throwIfOutcomeUnknown(this.database, this.current, error);
      if (error instanceof ServerRoleChanged) await this.#goElsewhere(options);
      else if (!lostPreparedStatement(error)) throw error;
      return send();
    }
  }

  /** The first statement of a transaction, with BEGIN in front of it. */
  async #first(send: Send, options: CallOptions | undefined): Promise<SqlResult> {
    const opening = (this.#opening = deferred<boolean>());
    const opened = (elsewhere: boolean): void => {
      if (this.#opening === opening) this.#opening = undefined;
      opening.resolve(elsewhere);
    };
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ServerRoleChanged || error instanceof DatabaseUnavailable)) throw this.#repeatable(error);
      await this.#goElsewhere(options);
      const again = send();
      opened(true);
      return await again;
    } finally {
      opened(false);
    }
  }

  /** A later statement; one that was sent behind BEGIN goes where BEGIN goes. */
  async #inside(send: Send): Promise<SqlResult> {
    const opening = this.#opening;
    try {
      return await send();
    } catch (error) {
      const left = error instanceof DatabaseUnavailable || error instanceof TransactionAborted;
      if (left && (await opening?.promise)) return send();
      throw this.#repeatable(error);
    }
  }

  #repeatable(error: unknown): unknown {
    if (!lostPreparedStatement(error)) return error;
    return new SerializationConflict(this.database, 'a prepared statement was lost; the transaction has to run again', {}, error);
  }

  async #goElsewhere(options: CallOptions | undefined): Promise<void> {
    const readOnly = this.current.inReadOnlyTransaction;
    this.current.inReadOnlyTransaction = false;
    this.current = await this.replace(this.current, options);
    this.current.inReadOnlyTransaction = readOnly;
  }
}
