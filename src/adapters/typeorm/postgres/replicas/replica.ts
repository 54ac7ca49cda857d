import { setTimeout as sleep } from 'node:timers/promises';
import type { CallOptions } from '../../../../ports/shared/call-options.js';
import { Deadline } from '../../../../ports/shared/deadline.js';
import type { ReplicaDescription } from '../../../../ports/shared/database.js';
import type { SqlConnection } from '../../shared/sql-connection.js';
import type { SqlEngine } from '../../shared/sql-engine.js';
import { PostgresConnection } from '../postgres-connection.js';
import { REPLAYED, replayedPosition, type LogPosition } from './log-position.js';

/** The parts that a test replaces: time, chance and waiting. */
export interface ReplicaEnvironment {
  /** Milliseconds on a clock that only goes forward. */
  now(): number;
  /** A number in [0, 1). */
  random(): number;
  pause(milliseconds: number): Promise<void>;
}

export const REAL_REPLICA_ENVIRONMENT: ReplicaEnvironment = {
  now: () => performance.now(),
  random: Math.random,
  pause: (milliseconds) => sleep(milliseconds),
};

const NO_STANDBY = 'the server is not a standby';
const FIRST_ABSENCE_MILLISECONDS = 250;
const LONGEST_ABSENCE_MILLISECONDS = 10_000;
const FIRST_PAUSE_MILLISECONDS = 1;
const LONGEST_PAUSE_MILLISECONDS = 10;
/** How long a replica that was away may take to show that it is back. */
const PROBE_MILLISECONDS = 5_000;

/**
 * One standby server: leaves when it cannot be used and returns when a look after it, made beside the reads and less and
 * less often, finds it well again.
 */
export class Replica {
  /** What each session has been seen to have replayed. By session, because behind one address may stand several servers. */
  readonly #replayed = new WeakMap<object, LogPosition>();
  #away: { readonly since: string; readonly until: number } | undefined = { since: 'not yet connected', until: 0 };
  #absences = 0;
  #probe: Promise<void> | undefined;
  #closed = false;

  constructor(
    readonly engine: SqlEngine,
    private readonly environment: ReplicaEnvironment = REAL_REPLICA_ENVIRONMENT,
  ) {}

  /** False while it is left out. Asking is what makes it be looked after when its time has come. */
  get present(): boolean {
    if (!this.#away) return true;
    if (!this.#closed && this.environment.now() >= this.#away.until) void this.look();
    return false;
  }

  describe(): ReplicaDescription {
    const { location } = this.engine;
    const pool = this.engine.statistics();
    return this.#away ? { location, state: 'left out', reason: this.#away.since, pool } : { location, state: 'in use', pool };
  }

  /** Connects and takes it in, or leaves it out for a while. Never rejects. */
  look(): Promise<void> {
    this.#probe ??= this.#look().finally(() => (this.#probe = undefined));
    return this.#probe;
  }

  /**
   * A connection on which everything up to `wanted` can be seen, at the latest when the budget is over; `undefined` when
   * there is none. Leaves the replica out when it is that which is missing. @throws only when the caller withdrew.
   */
  async acquire(wanted: LogPosition | undefined, budget: Deadline, call: CallOptions): Promise<SqlConnection | undefined> {
    const bounded = { signal: call.signal, deadline: Deadline.earlier(call.deadline, budget) };
    let connection: SqlConnection | undefined;
    try {
      connection = await this.engine.acquire('read', bounded);
      if (await this.#sees(connection, wanted, budget, bounded)) return connection;
      this.engine.release(connection, false);
      return undefined;
    } catch (error) {
      if (connection) this.engine.release(connection, true);
      if (call.signal?.aborted || call.deadline?.expired) throw error;
      const { active, capacity } = this.engine.statistics();
      // All its connections being in use says nothing about the server.
      if (active < capacity) this.leave(error);
      return undefined;
    }
  }

  /** Leaves it out from now on until a look finds it well. */
  leave(reason: unknown): void {
    // Those who met it at the same time say nothing new.
    if (this.#away && this.environment.now() < this.#away.until) return;
    const longest = Math.min(LONGEST_ABSENCE_MILLISECONDS, FIRST_ABSENCE_MILLISECONDS * 2 ** this.#absences);
    this.#absences += 1;
    const milliseconds = longest * (0.5 + this.environment.random() / 2);
    this.#away = { since: reason instanceof Error ? reason.message : String(reason), until: this.environment.now() + milliseconds };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#probe;
    await this.engine.close();
  }

  async #look(): Promise<void> {
    const call = { deadline: Deadline.after(PROBE_MILLISECONDS) };
    try {
      await this.engine.open(call);
      const connection = await this.engine.acquire('read', call);
      let broken = true;
      try {
        const position = replayedPosition(await connection.execute(REPLAYED, [], call));
        broken = false;
        if (position === undefined) throw new Error(NO_STANDBY);
      } finally {
        this.engine.release(connection, broken);
      }
      this.#away = undefined;
      this.#absences = 0;
    } catch (error) {
      this.leave(error);
    }
  }

  async #sees(connection: SqlConnection, wanted: LogPosition | undefined, budget: Deadline, call: CallOptions): Promise<boolean> {
    const session = connection instanceof PostgresConnection ? connection.session : connection;
    const seen = this.#replayed.get(session);
    if (seen !== undefined && (wanted === undefined || seen >= wanted)) return true;
    for (let pause = FIRST_PAUSE_MILLISECONDS; ; pause = Math.min(LONGEST_PAUSE_MILLISECONDS, pause * 2)) {
      const position = replayedPosition(await connection.execute(REPLAYED, [], call));
      if (position === undefined) {
        this.leave(NO_STANDBY);
        return false;
      }
      this.#replayed.set(session, position);
      if (wanted === undefined || position >= wanted) return true;
      if (budget.remainingMilliseconds <= pause || call.signal?.aborted) return false;
      await this.environment.pause(pause);
    }
  }
}
