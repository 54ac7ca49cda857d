import { createRequire } from 'node:module';
import type { DataSource, EntityManager } from 'typeorm';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import { CommitOutcomeUnknown } from '../../../ports/shared/database.errors.js';
import type { PoolStatistics } from '../../../ports/shared/database.js';
import type { DatabaseSettings } from '../../../ports/shared/settings.js';
import type { AccessMode, BeginOptions } from '../../shared/connection-source.js';
import type { TableSchema } from '../../schema/shared/table.js';
import { SqliteConnection } from '../driver/sqlite-connection.js';
import type * as DataSourceModule from '../driver/sqlite-data-source.js';
import { isNativeError } from '../driver/sqlite-failure.js';
import { SqlitePool } from '../driver/sqlite-pool.js';
import { LeakWatch } from '../shared/leak-watch.js';
import type { SqlConnection, SqlResult, SqlStatement } from '../shared/sql-connection.js';
import type { SqlEngine, SqlEngineOptions } from '../shared/sql-engine.js';
import { currentWhereabouts } from '../shared/whereabouts.js';
import { copyRows } from './sqlite-copy.js';
import { sqliteDialect } from './sqlite-dialect.js';
import { sqliteDriver } from './sqlite-driver.js';
import { refusedConnection, translateFailure, translateOpening, type SqliteErrorContext } from './sqlite-errors.js';
import { sqliteLocation, type SqliteLocation } from './sqlite-url.js';
import { recoverTransaction, suspendTransaction } from './suspended-transaction.js';

export interface SqliteEngineOptions extends SqlEngineOptions {
  readonly settings: DatabaseSettings;
  /** Where the database is; by default what the URL of the settings says. */
  readonly location?: SqliteLocation;
  /** Connections that only read. Default: the pool size less the writer, at least one. */
  readonly readers?: number;
  /** Prepared statements kept by each connection. Default 200. */
  readonly statementCacheSize?: number;
  /**
   * What a commit survives: `normal` (default) a crash of the process, `full` also a loss of power, at the price of one
   * wait for the disk per transaction. The file is never damaged by either.
   */
  readonly synchronous?: 'normal' | 'full';
}

const NO_OPTIONS: CallOptions = {};
const STATEMENT_CACHE_SIZE = 200;
const BEGIN: SqlStatement = { name: 'begin', text: 'BEGIN' };
const BEGIN_IMMEDIATE: SqlStatement = { name: 'begin_immediate', text: 'BEGIN IMMEDIATE' };
const COMMIT: SqlStatement = { name: 'commit', text: 'COMMIT' };

/**
 * SQLite behind the engine's interface: a pool of one writer and several readers, on the `sqlite3` package or on
 * `better-sqlite3`.
 *
 * A write transaction takes the only writer and, by BEGIN IMMEDIATE, the file's write lock, so it never fails half-way
 * for want of it; whoever writes meanwhile waits in turn. A read-only transaction has a reader and one snapshot.
 * Every isolation level is serializable. In memory (`:memory:`) everything shares one connection: a read waits for the
 * transaction that holds it.
 */
export class SqliteEngine implements SqlEngine {
  readonly dialect = sqliteDialect;
  readonly location: string;
  private readonly pool: SqlitePool;
  private source: DataSourceModule.SqliteDataSource | undefined;
  private declared = 0;

  constructor(private readonly options: SqliteEngineOptions) {
    const { settings } = options;
    const { path, access } = options.location ?? sqliteLocation(settings.url.reveal());
    this.location = path;
    this.pool = new SqlitePool({
      driver: sqliteDriver(settings),
      file: { path, access, synchronous: options.synchronous ?? 'normal' },
      pooling: settings.pooling,
      whereabouts: currentWhereabouts,
      readers: options.readers ?? Math.max(1, settings.poolSize - 1),
      acquireTimeoutMilliseconds: settings.acquireTimeoutMilliseconds,
      leaks: new LeakWatch(() => options.databaseName, settings.leakDetectionMilliseconds),
      statementTimeoutMilliseconds: settings.statementTimeoutMilliseconds,
      lockTimeoutMilliseconds: settings.lockTimeoutMilliseconds,
      statementCacheSize: options.statementCacheSize ?? STATEMENT_CACHE_SIZE,
      translate: (failure) => translateFailure(failure, this.errorContext()),
      openFailed: (error) => translateOpening(error, this.errorContext()),
      refused: (why, call, waited, pool) => refusedConnection(this.options.databaseName, why, call, waited, pool),
    });
  }

  /** TypeORM on this pool. TypeORM is loaded when this is first read: a service that never needs it starts without. */
  get dataSource(): DataSource {
    return this.typeorm();
  }

  open(options: CallOptions): Promise<void> {
    return this.pool.open(options);
  }

  close(): Promise<void> {
    return this.pool.close();
  }

  statistics(): PoolStatistics {
    return this.pool.statistics();
  }

  execute(statement: SqlStatement, values: readonly unknown[], mode: AccessMode, options?: CallOptions): Promise<SqlResult> {
    return new Promise((resolve, reject) => {
      const give = (connection: SqliteConnection): void => {
        // Given back before the caller hears of the result, so that whoever waits need not wait for the caller.
        const settled = (): void => this.pool.release(connection, false);
        connection.submit({ statement, values, options, resolve, reject, settled });
      };
      this.pool.lend(mode, { call: options ?? NO_OPTIONS, give, fail: reject });
    });
  }

  acquire(mode: AccessMode, options: CallOptions): Promise<SqlConnection> {
    return this.pool.acquire(mode, options);
  }

  release(connection: SqlConnection, broken: boolean): void {
    this.pool.release(ours(connection), broken);
  }

  async begin(connection: SqlConnection, { readOnly, signal, deadline }: BeginOptions): Promise<void> {
    const own = ours(connection);
    if (readOnly) await own.refuseWrites();
    await own.execute(readOnly ? BEGIN : BEGIN_IMMEDIATE, [], { signal, deadline });
  }

  async commit(connection: SqlConnection): Promise<void> {
    const own = ours(connection);
    await own.execute(COMMIT, []).catch((error: unknown) => {
      const cause = error instanceof Error ? error.cause : undefined;
      throw isNativeError(cause) && cause.code === 'SQLITE_IOERR' ? new CommitOutcomeUnknown(this.options.databaseName, error) : error;
    });
    await own.allowWrites();
  }

  async rollback(connection: SqlConnection): Promise<void> {
    await ours(connection).reset();
  }

  async savepoint(connection: SqlConnection, name: string): Promise<void> {
    await ours(connection).execute(control('SAVEPOINT', name), []);
  }

  async rollbackToSavepoint(connection: SqlConnection, name: string): Promise<void> {
    const own = ours(connection);
    if (own.transaction.gone) {
      await recoverTransaction(own, this.options.databaseName, BEGIN_IMMEDIATE, control('SAVEPOINT', name));
      return;
    }
    await own.execute(control('ROLLBACK TO', name), []);
    await own.execute(control('RELEASE', name), []);
  }

  async releaseSavepoint(connection: SqlConnection, name: string): Promise<void> {
    await ours(connection).execute(control('RELEASE', name), []);
  }

  readonly suspend = (connection: SqlConnection): Promise<() => Promise<void>> =>
    suspendTransaction(ours(connection), this.options.databaseName, BEGIN_IMMEDIATE);

  entityManager(connection: SqlConnection): EntityManager {
    return this.typeorm().managerOn(ours(connection));
  }

  copyRows(
    connection: SqlConnection,
    table: TableSchema,
    columns: readonly string[],
    rows: Iterable<readonly unknown[]>,
    options?: CallOptions,
  ): Promise<number> {
    return copyRows(connection, table, columns, rows, options);
  }

  private typeorm(): DataSourceModule.SqliteDataSource {
    const tables = this.options.tables();
    if (this.source) {
      // Tables are only ever added: those of a database that came to share the engine.
      if (this.declared !== tables.length) this.source.declare(tables);
      this.declared = tables.length;
      return this.source;
    }
    this.declared = tables.length;
    // Synchronous, so that `dataSource` can be a property; TypeORM takes longer to load than a database to open.
    const load = createRequire(import.meta.url);
    const module = load('../driver/sqlite-data-source.js') as typeof DataSourceModule;
    return (this.source = new module.SqliteDataSource(this.pool, tables));
  }

  private errorContext(): SqliteErrorContext {
    const { databaseName: database, tables, settings } = this.options;
    const { statementTimeoutMilliseconds, lockTimeoutMilliseconds } = settings;
    return { database, location: this.location, statementTimeoutMilliseconds, lockTimeoutMilliseconds, tables: tables() };
  }
}

function ours(connection: SqlConnection): SqliteConnection {
  if (connection instanceof SqliteConnection) return connection;
  throw new TypeError('a connection of another engine was given');
}

function control(verb: string, savepoint: string): SqlStatement {
  return { name: 'savepoint', text: `${verb} ${sqliteDialect.quote(savepoint)}` };
}
