import type { CallOptions } from '../../../ports/shared/call-options.js';
import {
  CommitOutcomeUnknown,
  DatabaseTimeout,
  DatabaseUnavailable,
  SerializationConflict,
} from '../../../ports/shared/database.errors.js';
import { ServerRoleChanged } from '../../../ports/shared/server.errors.js';
import { TransactionRolledBack } from '../../../ports/shared/transaction.errors.js';
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

/** The longest wait for a roll-back; one that takes longer is left to the server, which sees to it when the connection closes. */
const ROLLBACK_MILLISECONDS = 5_000;
/** What a roll-back gets when the deadline of its transaction has passed. */
const LATE_ROLLBACK_MILLISECONDS = 150;

/** What certainly writes nothing; anything else may. */
const READS = /^\s*(?:SELECT|SHOW|VALUES|TABLE)\b/i;

/**
 * A connection lent to one caller: statements one after another, and the transaction they are in.
 *
 * BEGIN travels in one packet with the first statement, which saves a round trip. If that packet meets a dead
 * connection (the server was restarted meanwhile) or a server that was demoted, nothing was done yet, so it is sent once
 * more on a new one.
 */
export class PostgresConnection implements SqlConnection {
  #tail: Promise<void> | undefined;
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
    return this.exclusive(() => this.#execute(statement, values, options));
  }

  /** Runs `work` when all earlier work on this connection is over. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#tail ? this.#tail.then(work) : work();
    const over = (): void => {
      if (this.#tail === tail) this.#tail = undefined;
    };
    const tail: Promise<void> = result.then(over, over);
    this.#tail = tail;
    return result;
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
      this.#inTransaction = false;
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

  async #execute(statement: SqlStatement, values: readonly unknown[], options: CallOptions | undefined): Promise<SqlResult> {
    const begin = this.takeBegin();
    const send = (): Promise<SqlResult> => this.current.interruptible(() => this.current.run(statement, values, begin), options);
    const sent = !this.current.broken;
    try {
      return await send();
    } catch (error) {
      if (sent && !this.#inTransaction && !READS.test(statement.text)) throwIfOutcomeUnknown(this.database, this.current, error);
      if (lostPreparedStatement(error)) {
        if (!this.#inTransaction) return send();
        throw new SerializationConflict(this.database, 'a prepared statement was lost; the transaction has to run again', {}, error);
      }
      const nothingDone = begin !== undefined || !this.#inTransaction;
      const elsewhere = error instanceof ServerRoleChanged ? nothingDone : begin !== undefined && error instanceof DatabaseUnavailable;
      if (!elsewhere) throw error;
      await this.#goElsewhere(options);
      return send();
    }
  }

  async #goElsewhere(options: CallOptions | undefined): Promise<void> {
    const readOnly = this.current.inReadOnlyTransaction;
    this.current.inReadOnlyTransaction = false;
    this.current = await this.replace(this.current, options);
    this.current.inReadOnlyTransaction = readOnly;
  }
}
