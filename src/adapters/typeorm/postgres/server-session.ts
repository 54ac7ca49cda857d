import type { CallOptions } from '../../../ports/shared/call-options.js';
import { DatabaseTimeout, DatabaseUnavailable, type DatabaseError } from '../../../ports/shared/database.errors.js';
import type { SqlResult, SqlStatement } from '../shared/sql-connection.js';
import { AnswerWatch } from './answer-watch.js';
import { boundValue } from './bound-value.js';
import { sendCancelRequest } from './cancel-request.js';
import { ROLE, roleIn, type ServerRole } from './connect/server-role.js';
import type { SessionRole } from './connect/session-role.js';
import { InFlight } from './in-flight.js';
import { overdue, watchCall } from './interruption.js';
import { translatePostgresError, type FailureContext } from './postgres-error-translation.js';
import { PreparedStatements } from './prepared-statements.js';
import { refusesWrites, sqlState } from './server-error.js';
import type { FallbackParsers } from './value-parsers.js';
import { WirePipeline } from './wire-pipeline.js';
import { WireQuery } from './wire-query.js';
import type { WireClient } from './wire.js';

/** What all sessions of one pool have in common. */
export interface SessionContext extends FailureContext {
  readonly fallback: FallbackParsers;
  /** Turned off for good once a pooler is found to shuffle prepared statements. */
  preparedStatements: boolean;
  /** What the server is told to allow a statement; when it does not keep to it, it is the connection that is at fault. */
  readonly statementTimeoutMilliseconds: number;
}

/** The server closes the connection after these (shutdown, crash, idle in transaction, broken protocol). */
const ENDING_STATES = /^(57P0|25P0[34]|08)/;

/** How long a cancelled statement may take to end before its connection is given up. */
const CANCEL_MILLISECONDS = { call: 150, limit: 75 } as const;

/** How much longer than the statement limit an answer is waited for: the server reports the limit, and the report travels. */
const REPORT_MILLISECONDS = 50;

/** How long a goodbye may take before the connection is closed without. */
const GOODBYE_MILLISECONDS = 1_000;

interface Interruption {
  readonly reason: DatabaseError;
  /** `call`: signal or deadline; `limit`: no answer although the statement limit is over. */
  readonly by: 'call' | 'limit';
}

/** What watches a signal and a deadline for the calls that have them in common. */
interface SharedWatch extends CallOptions {
  calls: number;
  readonly end: () => void;
}

/** One connection to the server: a client of the driver and the statements prepared on it. */
export class ServerSession {
  readonly #prepared: PreparedStatements;
  readonly #pipeline: WirePipeline;
  readonly #inFlight: InFlight;
  #broken: Error | undefined;
  readonly #answers: AnswerWatch;
  #interruption: Interruption | undefined;
  #watch: SharedWatch | undefined;
  #givingUp: NodeJS.Timeout | undefined;
  #committing = false;
  #spent = false;
  /** The transaction that runs here may not write, so that its writes are refused is no news of the server. */
  inReadOnlyTransaction = false;
  /** When it was given back, on the monotonic clock. */
  idleSince = 0;
  /** When it is too old to be lent again, on the monotonic clock. */
  expiresAt = Infinity;
  /** Called once when the connection is lost or retired. */
  onBroken: (() => void) | undefined;
  /** Called when the server did not even answer a cancel request: others like it may be as dead. */
  onSilence: (() => void) | undefined;

  constructor(
    readonly client: WireClient,
    private readonly context: SessionContext,
    private readonly role: SessionRole,
  ) {
    this.#prepared = new PreparedStatements(() => context.preparedStatements);
    this.#pipeline = new WirePipeline(client);
    const limit = context.statementTimeoutMilliseconds;
    this.#answers = new AnswerWatch(limit && limit + REPORT_MILLISECONDS, () => {
      const why = `no answer came within the statement limit of ${limit} ms`;
      this.#interrupt({ reason: new DatabaseTimeout(context.database, why), by: 'limit' });
    });
    this.#inFlight = new InFlight(this.#answers, () => {
      this.#pipeline.emptied();
      this.#calm();
    });
    const lost = (error: Error): void => {
      if (this.#broken) return;
      this.#broken = error;
      this.#answers.dispose();
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

  /** What is sent now leaves in one packet with what was sent just before. */
  get gathering(): boolean {
    return this.#pipeline.gathering;
  }

  get broken(): boolean {
    return this.#broken !== undefined;
  }

  /** Why the connection was lost, typed; `undefined` while it is not. */
  get loss(): Error | undefined {
    return this.#broken && this.translate(this.#broken);
  }

  /** What the server is; asks it where it has not said so. */
  async findRole(): Promise<ServerRole> {
    return this.role.reported ?? roleIn(await this.run(ROLE, []));
  }

  /**
   * Runs one statement, behind `begin` when given; those sent meanwhile follow without waiting for its answer, so never
   * send a COPY this way beside others. Every rejection is typed.
   */
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
      this.#inFlight.asked(statement);
      const settle = (error: unknown, result?: SqlResult): void => {
        if (result) resolve(result);
        else fail(error);
        this.#inFlight.answered(statement);
      };
      try {
        const prepared = this.#prepared.get(statement);
        const request = { begin, statement, values: values.map(boundValue), prepared, fallback: this.context.fallback };
        this.#pipeline.send(new WireQuery(request, settle));
      } catch (error) {
        settle(error);
      }
    });
  }

  /** Runs commands without values or rows (BEGIN, COMMIT, a savepoint) and returns the completion of the last. */
  command(text: string): Promise<string> {
    return this.bounded(async () => {
      if (this.#broken) throw this.translate(this.#broken);
      try {
        const results = [await this.client.query(text)].flat();
        return results.at(-1)?.command ?? '';
      } catch (error) {
        throw this.translate(error);
      }
    });
  }

  /** Bounds work that sends something to the server by the statement limit, also where nothing of the server arrives any more. */
  async bounded<T>(work: () => Promise<T>): Promise<T> {
    this.#inFlight.asked({});
    try {
      return await work();
    } finally {
      this.#inFlight.answered({});
    }
  }

  /**
   * COMMIT, waited for until the deadline at most. It is never cancelled: a server that waits for its standby would take
   * that for leave to commit without.
   */
  async commit(call: CallOptions): Promise<string> {
    this.#committing = true;
    try {
      return await this.interruptible(() => this.command('COMMIT'), { deadline: call.deadline });
    } finally {
      this.#committing = false;
    }
  }

  /** Runs `work` on this session; a signal or deadline sends the server a cancel request and bounds the wait for its effect. */
  interruptible<T>(work: () => Promise<T>, options: CallOptions | undefined): Promise<T> {
    if (!options?.signal && !options?.deadline) return work();
    const { database } = this.context;
    const late = overdue(database, options);
    if (late) return Promise.reject(late);
    const watch = this.#watchFor(options);
    watch.calls += 1;
    return work().finally(() => {
      watch.calls -= 1;
      if (watch.calls === 0) watch.end();
      if (watch.calls === 0 && this.#watch === watch) this.#watch = undefined;
      // Interrupted after the answer had come.
      if (this.#inFlight.none) this.#calm();
    });
  }

  /** Statements of one transaction have one signal and deadline, and share one watch while they are on their way together. */
  #watchFor({ signal, deadline }: CallOptions): SharedWatch {
    if (this.#watch && this.#watch.signal === signal && this.#watch.deadline === deadline) return this.#watch;
    const end = watchCall(this.context.database, { signal, deadline }, (reason) => this.#interrupt({ reason, by: 'call' }));
    return (this.#watch = { signal, deadline, calls: 0, end });
  }

  #interrupt(interruption: Interruption): void {
    if (this.#interruption) return;
    this.#interruption = interruption;
    this.#spent = true;
    if (!this.#committing) sendCancelRequest(this.client);
    this.#givingUp = setTimeout(() => {
      // What has arrived while this thread was busy is read before the next turn, and clears this timer.
      setImmediate(() => this.#giveUp());
    }, CANCEL_MILLISECONDS[interruption.by]);
  }

  #giveUp(): void {
    if (!this.#givingUp) return;
    this.onSilence?.();
    this.destroy();
  }

  #calm(): void {
    if (!this.#interruption) return;
    this.#interruption = undefined;
    clearTimeout(this.#givingUp);
    this.#givingUp = undefined;
  }

  /** The typed form of a failure here: the reason of the interruption when the call options ended it. */
  translate(error: unknown, statement?: SqlStatement): Error {
    const state = sqlState(error) ?? '';
    if (ENDING_STATES.test(state)) this.#spent = true;
    if (this.#interruption && (state === '57014' || this.broken)) {
      // The server has acted on the request, so it cannot hit a later statement any more. (Past the limit it may have acted by itself.)
      if (state === '57014' && this.#interruption.by === 'call') this.#spent = false;
      return this.#interruption.reason;
    }
    if (!this.inReadOnlyTransaction && refusesWrites(error)) return this.role.refusal(error);
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

  /** Not to be lent again: the server is no longer the one asked for. What runs on it runs to its end. */
  retire(): void {
    this.#spent = true;
    this.onBroken?.();
  }

  /** Says goodbye to the server and closes. */
  async end(): Promise<void> {
    this.onBroken = undefined;
    const limit = setTimeout(() => this.destroy(), GOODBYE_MILLISECONDS);
    await this.client.end().catch(() => undefined);
    clearTimeout(limit);
  }

  /** Closes at once; whatever runs on it fails. */
  destroy(): void {
    this.client.connection.stream.destroy(new DatabaseUnavailable(this.context.database, 'the connection did not answer and was given up'));
  }
}
