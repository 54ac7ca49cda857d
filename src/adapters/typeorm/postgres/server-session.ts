import type { CallOptions } from '../../../ports/shared/call-options.js';
import { DatabaseUnavailable, type DatabaseError } from '../../../ports/shared/database.errors.js';
import type { SqlResult, SqlStatement } from '../shared/sql-connection.js';
import { boundValue } from './bound-value.js';
import { sendCancelRequest, type CancelConnection } from './cancel-request.js';
import { overdue, watchCall } from './interruption.js';
import { translatePostgresError, type FailureContext } from './postgres-error-translation.js';
import { PreparedStatements } from './prepared-statements.js';
import { sqlState } from './server-error.js';
import type { FallbackParsers } from './value-parsers.js';
import { WireQuery } from './wire-query.js';
import type { WireClient } from './wire.js';

/** What all sessions of one pool have in common. */
export interface SessionContext extends FailureContext {
  readonly fallback: FallbackParsers;
  readonly CancelConnection: CancelConnection;
  /** Turned off for good once a pooler is found to shuffle prepared statements. */
  preparedStatements: boolean;
}

/** The server closes the connection after these (shutdown, crash, idle in transaction, broken protocol). */
const ENDING_STATES = /^(57P0|25P0[34]|08)/;

/** How long a cancelled statement may take to end before its connection is given up. */
const CANCEL_MILLISECONDS = 150;

/** One connection to the server: a client of the driver and the statements prepared on it. */
export class ServerSession {
  readonly #prepared: PreparedStatements;
  #broken: Error | undefined;
  #interrupted: DatabaseError | undefined;
  #spent = false;
  /** When it was given back, on the monotonic clock. */
  idleSince = 0;
  /** Called once when the connection is lost. */
  onBroken: (() => void) | undefined;

  constructor(
    readonly client: WireClient,
    private readonly context: SessionContext,
  ) {
    this.#prepared = new PreparedStatements(() => context.preparedStatements);
    const lost = (error: Error): void => {
      if (this.#broken) return;
      this.#broken = error;
      this.onBroken?.();
    };
    // The driver reports the loss of an idle connection by this event, and an unheard one would end the process.
    client.on('error', lost);
    client.on('end', () => lost(new Error('the connection was closed')));
  }

  /** The connection is lost, or a cancel request is still on its way to it; either way nobody else should get it. */
  get unusable(): boolean {
    return this.#broken !== undefined || this.#spent;
  }

  get broken(): boolean {
    return this.#broken !== undefined;
  }

  /** Runs one statement, behind `begin` when given. Every rejection is typed. */
  run(statement: SqlStatement, values: readonly unknown[], begin?: string): Promise<SqlResult> {
    return new Promise((resolve, reject) => {
      const fail = (error: unknown): void => {
        this.#forgetLost(error, statement.name);
        reject(this.translate(error, statement));
      };
      if (this.#broken) {
        fail(this.#broken);
        return;
      }
      try {
        const prepared = this.#prepared.get(statement);
        const request = { begin, statement, values: values.map(boundValue), prepared, fallback: this.context.fallback };
        const settle = (error: unknown, result?: SqlResult): void => (result ? resolve(result) : fail(error));
        this.client.query(new WireQuery(request, settle));
      } catch (error) {
        fail(error);
      }
    });
  }

  /** Runs commands without values or rows (BEGIN, COMMIT, a savepoint) and returns the completion of the last. */
  async command(text: string): Promise<string> {
    if (this.#broken) throw this.translate(this.#broken);
    try {
      const results = [await this.client.query(text)].flat();
      return results.at(-1)?.command ?? '';
    } catch (error) {
      throw this.translate(error);
    }
  }

  /** Runs `work` on this session; a signal or deadline sends the server a cancel request and bounds the wait for its effect. */
  interruptible<T>(work: () => Promise<T>, options: CallOptions | undefined): Promise<T> {
    if (!options?.signal && !options?.deadline) return work();
    const { database } = this.context;
    const late = overdue(database, options);
    if (late) return Promise.reject(late);
    let giveUp: NodeJS.Timeout | undefined;
    const unwatch = watchCall(database, options, (reason) => {
      if (this.#interrupted) return;
      this.#interrupted = reason;
      this.#spent = true;
      sendCancelRequest(this.client, this.context.CancelConnection);
      giveUp = setTimeout(() => this.destroy(), CANCEL_MILLISECONDS);
    });
    return work().finally(() => {
      unwatch();
      clearTimeout(giveUp);
      this.#interrupted = undefined;
    });
  }

  /** The typed form of a failure here: the reason of the interruption when the call options ended it. */
  translate(error: unknown, statement?: SqlStatement): Error {
    const state = sqlState(error) ?? '';
    if (ENDING_STATES.test(state)) this.#spent = true;
    if (this.#interrupted && (state === '57014' || this.broken)) {
      // The server has acted on the request, so it cannot hit a later statement any more.
      if (state === '57014') this.#spent = false;
      return this.#interrupted;
    }
    return translatePostgresError(error, {
      database: this.context.database,
      location: this.context.location,
      tables: this.context.tables,
      statement,
    });
  }

  #forgetLost(error: unknown, name: string): void {
    const state = sqlState(error);
    if (state === '0A000' || state === '26000' || state === '42P05') this.#prepared.forget(name);
    if (state === '26000' || state === '42P05') this.context.preparedStatements = false;
  }

  /** Makes sure that nobody else gets this connection. */
  spoil(): void {
    this.#spent = true;
  }

  /** Says goodbye to the server and closes. */
  async end(): Promise<void> {
    this.onBroken = undefined;
    await this.client.end().catch(() => undefined);
  }

  /** Closes at once; whatever runs on it fails. */
  destroy(): void {
    this.client.connection.stream.destroy(new DatabaseUnavailable(this.context.database, 'the connection did not answer and was given up'));
  }
}
