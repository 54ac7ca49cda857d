import type { DataSource, EntityManager } from 'typeorm';
import { locationOf, type PostgresAddress } from '../../../connections/index.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { PoolStatistics } from '../../../ports/shared/database.js';
import { DatabaseUnavailable } from '../../../ports/shared/database.errors.js';
import { ServerRoleChanged } from '../../../ports/shared/server.errors.js';
import type { DatabaseSettings } from '../../../ports/shared/settings.js';
import type { AccessMode, BeginOptions } from '../../shared/connection-source.js';
import type { TableSchema } from '../../schema/shared/table.js';
import type { EncodedRows } from '../shared/encoded-rows.js';
import type { SqlConnection, SqlResult, SqlStatement } from '../shared/sql-connection.js';
import type { SqlEngine, SqlEngineOptions } from '../shared/sql-engine.js';
import { SessionOpener } from './connect/session-opener.js';
import { ConnectionBudget } from './connection-budget.js';
import { copyRows } from './copy-rows.js';
import { lostPreparedStatement } from './lost-prepared-statement.js';
import { throwIfOutcomeUnknown } from './outcome-unknown.js';
import { postgresAddress } from './postgres-address.js';
import { PostgresConnection } from './postgres-connection.js';
import { postgresDialect } from './postgres-dialect.js';
import { formatLogPosition, WRITTEN, writtenPosition } from './replicas/log-position.js';
import { QuickReads } from './quick-reads.js';
import type { ServerSession, SessionContext } from './server-session.js';
import { realSurroundings } from './session-pool-options.js';
import { SessionPool } from './session-pool.js';
import { attachManager, openDataSource, rebuildEntities } from './typeorm-source.js';

/** A connection idle for longer gets a turn of the event loop before a write, in which the news of its end can arrive. */
const TRUSTED_MILLISECONDS = 500;

interface Opened {
  readonly pool: SessionPool<ServerSession>;
  readonly quickReads: QuickReads;
  readonly opener: SessionOpener;
  readonly dataSource: DataSource;
  tables: number;
  closing?: Promise<void>;
}

/**
 * PostgreSQL through TypeORM's data source, with statements sent straight over its connections: named prepared
 * statements, bounded waits, server-side limits, cancelling that reaches the server, binary COPY, and a pool that
 * outlives restarts of the server.
 *
 * Nothing is loaded or connected before `open()`.
 */
export class PostgresEngine implements SqlEngine {
  readonly dialect = postgresDialect;
  readonly #address: PostgresAddress;
  #opened: Opened | undefined;

  constructor(private readonly options: SqlEngineOptions & { readonly settings: DatabaseSettings }) {
    this.#address = postgresAddress(options.settings.url);
  }

  get location(): string {
    return locationOf(this.#address);
  }

  get dataSource(): DataSource {
    return this.#ready.dataSource;
  }

  /** Connects. On an engine that is open it makes tables known that were declared since. */
  async open(options: CallOptions): Promise<void> {
    const tables = this.options.tables();
    if (this.#opened) {
      if (this.#opened.tables !== tables.length) await rebuildEntities(this.#opened.dataSource, tables);
      this.#opened.tables = tables.length;
      return;
    }
    const { pool, opener } = await this.#createPool();
    try {
      pool.release(await pool.acquire(options));
      const dataSource = await openDataSource(pool, this.#address.database ?? '', tables);
      this.#opened = { pool, quickReads: new QuickReads(pool), opener, dataSource, tables: tables.length };
    } catch (error) {
      opener.close();
      await pool.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    if (!opened) return;
    opened.opener.close();
    opened.closing ??= opened.dataSource.destroy();
    await opened.closing;
    this.#opened = undefined;
  }

  statistics(): PoolStatistics {
    return this.#opened?.pool.statistics() ?? { active: 0, idle: 0, waiting: 0, capacity: this.options.settings.poolSize };
  }

  async consistencyToken(): Promise<string> {
    return formatLogPosition(writtenPosition(await this.execute(WRITTEN, [], 'read')));
  }

  async acquire(_mode: AccessMode, options: CallOptions): Promise<SqlConnection> {
    const { pool } = this.#ready;
    const session = await pool.acquire(options);
    return new PostgresConnection(session, this.options.databaseName, async (broken, call) => {
      broken.spoil();
      pool.release(broken);
      return pool.acquire(call ?? {}, { fresh: true });
    });
  }

  release(connection: SqlConnection, broken: boolean): void {
    const { session } = own(connection);
    if (broken) session.spoil();
    this.#opened?.pool.release(session);
  }

  begin(connection: SqlConnection, { isolation, readOnly, ...call }: BeginOptions): Promise<void> {
    const command = `BEGIN ISOLATION LEVEL ${isolation.toUpperCase()}${readOnly ? ' READ ONLY' : ''}`;
    own(connection).begin({ command, readOnly, ...call });
    return Promise.resolve();
  }

  commit(connection: SqlConnection): Promise<void> {
    return own(connection).commit();
  }

  rollback(connection: SqlConnection): Promise<void> {
    return own(connection).rollback();
  }

  savepoint(connection: SqlConnection, name: string): Promise<void> {
    return own(connection).command(`SAVEPOINT ${this.dialect.quote(name)}`);
  }

  rollbackToSavepoint(connection: SqlConnection, name: string): Promise<void> {
    return own(connection).command(`ROLLBACK TO SAVEPOINT ${this.dialect.quote(name)}`);
  }

  releaseSavepoint(connection: SqlConnection, name: string): Promise<void> {
    return own(connection).command(`RELEASE SAVEPOINT ${this.dialect.quote(name)}`);
  }

  async execute(statement: SqlStatement, values: readonly unknown[], mode: AccessMode, options?: CallOptions): Promise<SqlResult> {
    const { pool, quickReads } = this.#ready;
    if (statement.quick && mode === 'read' && !options?.signal && !options?.deadline) {
      try {
        const result = await quickReads.run(statement, values);
        if (result) return result;
      } catch (error) {
        if (!(error instanceof DatabaseUnavailable) && !lostPreparedStatement(error)) throw error;
      }
    }
    let session = pool.take() ?? (await pool.acquire(options ?? {}));
    if (mode === 'write' && performance.now() - session.idleSince > TRUSTED_MILLISECONDS)
      session = await this.#stillAlive(session, options);
    try {
      return await session.interruptible(() => session.run(statement, values), options);
    } catch (error) {
      if (mode === 'write') throwIfOutcomeUnknown(this.options.databaseName, session, error);
      const elsewhere = error instanceof ServerRoleChanged || (mode === 'read' && error instanceof DatabaseUnavailable);
      if (!elsewhere && !lostPreparedStatement(error)) throw error;
      if (elsewhere) session = await this.#another(session, options);
      return await session.interruptible(() => session.run(statement, values), options);
    } finally {
      pool.release(session);
    }
  }

  entityManager(connection: SqlConnection): EntityManager {
    return attachManager(this.dataSource, own(connection));
  }

  copyRows(
    connection: SqlConnection,
    table: TableSchema,
    columns: readonly string[],
    rows: Iterable<readonly unknown[]> | EncodedRows,
    options?: CallOptions,
  ): Promise<number> {
    const lent = own(connection);
    return lent.exclusive(() => {
      const { session } = lent;
      return session.interruptible(() => session.bounded(() => copyRows(lent, table, columns, rows)), options);
    });
  }

  get #ready(): Opened {
    if (this.#opened) return this.#opened;
    throw new DatabaseUnavailable(this.options.databaseName, `${this.location} is not open`, { location: this.location });
  }

  async #stillAlive(session: ServerSession, options: CallOptions | undefined): Promise<ServerSession> {
    if (session.idleSince > 0) await new Promise((resolve) => setImmediate(resolve));
    return session.unusable ? this.#another(session, options) : session;
  }

  #another(session: ServerSession, options: CallOptions | undefined): Promise<ServerSession> {
    const { pool } = this.#ready;
    session.spoil();
    pool.release(session);
    return pool.acquire(options ?? {}, { fresh: true });
  }

  async #createPool(): Promise<Pick<Opened, 'pool' | 'opener'>> {
    const { default: pg } = await import('pg');
    const { settings, databaseName, tables } = this.options;
    const { location } = this;
    const context: SessionContext = {
      database: databaseName,
      location,
      tables,
      fallback: pg.types,
      preparedStatements: settings.preparedStatements,
      statementTimeoutMilliseconds: settings.statementTimeoutMilliseconds,
    };
    const opener = new SessionOpener({ pg, address: this.#address, settings, context, surroundings: realSurroundings });
    const limit = settings.connectionBudget;
    const budget = new ConnectionBudget({
      database: databaseName,
      limit,
      timeoutMilliseconds: settings.connectTimeoutMilliseconds,
      random: realSurroundings.random,
      onAsked: () => pool.surrender(),
    });
    const pool = new SessionPool<ServerSession>({
      ...settings,
      database: databaseName,
      location,
      capacity: limit > 0 ? Math.min(limit, settings.poolSize) : settings.poolSize,
      surroundings: realSurroundings,
      // An empty statement: the server answers, and does nothing.
      check: (session) => session.command(''),
      connect: async (statistics) => {
        const session = await opener.open(statistics);
        if (limit > 0) await budget.admit(session, statistics);
        return session;
      },
    });
    return { pool, opener };
  }
}

function own(connection: SqlConnection): PostgresConnection {
  if (connection instanceof PostgresConnection) return connection;
  throw new TypeError('a connection of another engine was given to PostgresEngine');
}
