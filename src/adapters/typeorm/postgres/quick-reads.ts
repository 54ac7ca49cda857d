import type { SqlResult, SqlStatement } from '../shared/sql-connection.js';
import type { ServerSession } from './server-session.js';
import type { SessionPool } from './session-pool.js';

/** How many reads a connection takes at a time: each waits for those before it. */
const MOST_TOGETHER = 16;

interface Lane {
  readonly session: ServerSession;
  /** What its first read was. */
  readonly statement: SqlStatement;
  /** How many reads are on their way on it. */
  reads: number;
}

/**
 * Reads that are quick by nature and that nobody cancels, outside of any transaction: several questions in one packet,
 * several answers in one. Two kinds of them share a connection:
 *
 * - the same read with different values, started at the same moment: what could hold up one would hold up all;
 * - any, while all connections are busy, instead of waiting for one to come free.
 *
 * As soon as anybody waits for a connection, no more are shared.
 */
export class QuickReads {
  readonly #lanes: Lane[] = [];

  constructor(private readonly pool: SessionPool<ServerSession>) {}

  /** Sends the read at once; `undefined` when there is no connection to send it on. */
  run(statement: SqlStatement, values: readonly unknown[]): Promise<SqlResult> | undefined {
    const lane = this.#leaving(statement) ?? this.#free(statement) ?? this.#shared();
    if (!lane) return undefined;
    lane.reads += 1;
    return this.#finished(lane, lane.session.run(statement, values));
  }

  async #finished(lane: Lane, result: Promise<SqlResult>): Promise<SqlResult> {
    try {
      return await result;
    } finally {
      lane.reads -= 1;
      if (lane.reads === 0) {
        this.#lanes.splice(this.#lanes.indexOf(lane), 1);
        this.pool.release(lane.session);
      }
    }
  }

  /** The one whose packet has not left yet, where it began with the same read. */
  #leaving(statement: SqlStatement): Lane | undefined {
    const lane = this.#lanes.find(({ session, statement: first }) => first === statement && session.gathering);
    return lane && hasRoom(lane) && this.pool.statistics().waiting === 0 ? lane : undefined;
  }

  #free(statement: SqlStatement): Lane | undefined {
    const session = this.pool.take();
    if (!session) return undefined;
    const lane = { session, statement, reads: 0 };
    this.#lanes.push(lane);
    return lane;
  }

  /** The one with the most reads that has room for another: the fuller, the fewer packets. */
  #shared(): Lane | undefined {
    const { active, waiting, capacity } = this.pool.statistics();
    if (waiting > 0 || active < capacity) return undefined;
    let fullest: Lane | undefined;
    for (const lane of this.#lanes) if (hasRoom(lane) && (!fullest || lane.reads > fullest.reads)) fullest = lane;
    return fullest;
  }
}

function hasRoom({ reads, session }: Lane): boolean {
  return reads < MOST_TOGETHER && !session.unusable;
}
