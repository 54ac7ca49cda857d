import type Pg from 'pg';
import { locationOf, resolvePostgresAddress, type PostgresAddress } from '../../../../connections/index.js';
import type { PoolStatistics } from '../../../../ports/shared/database.js';
import type { DatabaseSettings } from '../../../../ports/shared/settings.js';
import { ConnectionSettingsRefused } from '../../../../ports/shared/database.errors.js';
import { translatePostgresError } from '../postgres-error-translation.js';
import { sqlState } from '../server-error.js';
import { ServerSession, type SessionContext } from '../server-session.js';
import type { Surroundings } from '../session-pool-options.js';
import { valueParser, type ValueParser } from '../value-parsers.js';
import type { WireClient } from '../wire.js';
import { connectionFactory, type ConnectionFactory, type DriverConnectionClass } from './candidate-connection.js';
import { clientOptions } from './client-options.js';
import { connectCandidate } from './connect-candidate.js';
import { HostConnector, type DialTarget } from './host-connector.js';
import { nameOf } from './host-order.js';
import { ServerSessions } from './server-sessions.js';
import { SessionRole } from './session-role.js';

export interface SessionOpenerOptions {
  /** The driver, loaded when the engine is opened. */
  readonly pg: typeof Pg;
  readonly address: PostgresAddress;
  readonly settings: DatabaseSettings;
  readonly context: SessionContext;
  readonly surroundings: Pick<Surroundings, 'timers' | 'random'>;
}

/** No statement was sent yet: it is a setting that is unknown (42), has a wrong value (22), or that a pooler does not take (08P01). */
const SETTINGS_REFUSED = /^(?:08P01|22...|42...)$/;

/** A caller should learn why no server was fit, and not only that its time was over. */
const REPORT_MILLISECONDS = 100;

/** Opens the sessions of one pool, on that server of its address which is asked for. */
export class SessionOpener {
  readonly #hosts: HostConnector<ServerSession>;
  readonly #sessions = new ServerSessions();
  readonly #connectionFor: ConnectionFactory;

  constructor(private readonly options: SessionOpenerOptions) {
    const { pg, address, settings, context, surroundings } = options;
    this.#connectionFor = connectionFactory(pg.Connection as unknown as DriverConnectionClass);
    this.#hosts = new HostConnector({
      database: context.database,
      // Each time anew, so that a changed password file or certificate counts from the next connection on.
      resolve: () => resolvePostgresAddress(address),
      dial: (target) => this.#dial(target),
      patienceMilliseconds: settings.acquireTimeoutMilliseconds - REPORT_MILLISECONDS,
      ...surroundings,
    });
  }

  /** `pool`: how the pool stands; for errors. @throws DatabaseUnavailable and other typed errors. */
  async open(pool: () => PoolStatistics): Promise<ServerSession> {
    try {
      return await this.#hosts.connect(pool);
    } catch (error) {
      throw translatePostgresError(error, { ...this.options.context, pool: pool() });
    }
  }

  /** Nobody waits for a server any longer. */
  close(): void {
    this.#hosts.close();
  }

  async #dial({ candidate, resolved, pool }: DialTarget): Promise<ServerSession> {
    const { pg, settings, context } = this.options;
    // The driver's own queries, which TypeORM uses, read values as exactly as ours do.
    const getTypeParser = (oid: number): ValueParser => valueParser(oid, context.fallback) ?? String;
    const types = { getTypeParser: getTypeParser as typeof pg.types.getTypeParser };
    const { database } = context;
    const server = nameOf(candidate);
    try {
      return await connectCandidate(candidate, this.#connectionFor, async (connection) => {
        const config = { ...clientOptions({ candidate, resolved, settings, databaseName: database }), types, connection };
        const client = new pg.Client(config) as unknown as WireClient;
        const target = resolved.targetSessionAttributes;
        const role = new SessionRole({ database, server, target, connection, sessions: this.#sessions });
        const session = new ServerSession(client, context, role);
        client.once('end', this.#sessions.add(server, session));
        try {
          await client.connect();
        } catch (error) {
          // Where the driver itself gives up, say for want of a password, it leaves the server waiting for the rest.
          session.destroy();
          throw error;
        }
        return session;
      });
    } catch (error) {
      const location = locationOf({ hosts: [candidate], database: candidate.database });
      if (SETTINGS_REFUSED.test(sqlState(error) ?? '') && error instanceof Error)
        throw new ConnectionSettingsRefused(database, `${location} says "${error.message}"`, { location }, error);
      throw translatePostgresError(error, { ...context, location, pool: pool() });
    }
  }
}
