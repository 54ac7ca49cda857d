import { ConnectionsExhausted } from '../../../ports/shared/database.errors.js';
import type { PoolStatistics } from '../../../ports/shared/database.js';
import type { ServerSession } from './server-session.js';

/** Where whoever has no connection asks the others for one. */
const CHANNEL = 'sextant_connection_budget';

export interface ConnectionBudgetOptions {
  readonly database: string;
  /** The most connections of all processes and threads together. */
  readonly limit: number;
  /** The longest wait for the server's answer, ms. */
  readonly timeoutMilliseconds: number;
  readonly random: () => number;
  /** Called when somebody has no connection and asks those who do. */
  readonly onAsked: () => void;
}

interface Admission {
  readonly slot: number | null;
  readonly applicant: string;
}

/**
 * A number of connections that all processes and threads of one user share on one database, wherever they run.
 *
 * Each connection holds one of `limit` advisory locks of its session, so a process that is killed gives its share back
 * with its connections, and there is nobody to ask and nothing to clean up. It costs one round trip per connection
 * opened. Whoever finds all of them taken closes its connection again and tells the others, who close what they do not use.
 *
 * Not behind a pooler in transaction mode, which keeps no session; nor is `DISCARD ALL` or `pg_advisory_unlock_all()`
 * for statements on these connections, which would give the share away while the connection stays open.
 */
export class ConnectionBudget {
  constructor(private readonly options: ConnectionBudgetOptions) {}

  /** Gives an open connection its share. @throws ConnectionsExhausted, the connection being closed, when none is left. */
  async admit(session: ServerSession, pool: () => PoolStatistics): Promise<void> {
    const { database, limit, timeoutMilliseconds } = this.options;
    const tooLate = setTimeout(() => session.destroy(), timeoutMilliseconds);
    const { slot, applicant } = await this.#apply(session).finally(() => clearTimeout(tooLate));
    if (slot === null) {
      await session.end();
      throw new ConnectionsExhausted(database, 0, pool(), undefined, limit);
    }
    session.client.on('notification', ({ channel, payload }) => {
      if (channel === CHANNEL && payload === applicant) this.options.onAsked();
    });
  }

  async #apply(session: ServerSession): Promise<Admission> {
    const { limit, random } = this.options;
    try {
      const results = await session.client.query(application(limit, Math.floor(random() * limit)));
      const { rows } = [results].flat().at(-1) as unknown as { readonly rows: readonly [Admission] };
      return rows[0];
    } catch (error) {
      session.destroy();
      throw session.translate(error);
    }
  }
}

/**
 * One message and one round trip: the first lock of `limit` that is free, tried one after another from `first` on, and a
 * word to the others when there is none. The name of the user keeps applications apart that share a database. A standby
 * takes locks, but neither LISTEN nor NOTIFY.
 */
function application(limit: number, first: number): string {
  return `DO $$ BEGIN IF NOT pg_is_in_recovery() THEN LISTEN ${CHANNEL}; END IF; END $$;
    WITH slot AS MATERIALIZED (
      SELECT slot FROM (SELECT (${first} + step) % ${limit} AS slot FROM generate_series(0, ${limit - 1}) AS step) AS slots
       WHERE pg_try_advisory_lock(hashtext('${CHANNEL} ' || session_user), slot) LIMIT 1
    )
    SELECT slot, session_user::text AS applicant, CASE WHEN slot IS NULL AND NOT pg_is_in_recovery() THEN pg_notify('${CHANNEL}', session_user::text) END
      FROM (VALUES (0)) AS one LEFT JOIN slot ON true`;
}
