import { QueryFailedError, QueryRunnerAlreadyReleasedError, type ReplicationMode } from 'typeorm';
import { AbstractSqliteQueryRunner } from 'typeorm/driver/sqlite-abstract/AbstractSqliteQueryRunner.js';
import { QueryResult } from 'typeorm/query-runner/QueryResult.js';
import { Broadcaster } from 'typeorm/subscriber/Broadcaster.js';
import { BroadcasterResult } from 'typeorm/subscriber/BroadcasterResult.js';
import type { SqliteResult } from './sqlite-call.js';
import type { SqliteConnection } from './sqlite-connection.js';
import type { SqlitePool } from './sqlite-pool.js';
import type { SqliteTypeormDriver } from './sqlite-typeorm-driver.js';

const FOREIGN_KEYS_OFF = 'PRAGMA foreign_keys = OFF';
const FOREIGN_KEYS_ON = 'PRAGMA foreign_keys = ON';

/**
 * TypeORM's query runner on one connection: leased from the pool at the first statement until `release()`, or a given
 * one that stays its owner's. Failures are TypeORM's `QueryFailedError` with the typed error as `driverError`.
 */
export class SqliteQueryRunner extends AbstractSqliteQueryRunner {
  declare driver: SqliteTypeormDriver;
  private readonly access: 'read' | 'write';
  private readonly borrowed: boolean;
  private lease: Promise<SqliteConnection> | undefined;
  private foreignKeysOff = false;

  constructor(
    driver: SqliteTypeormDriver,
    private readonly pool: SqlitePool,
    from: 'read' | 'write' | SqliteConnection,
  ) {
    super();
    this.driver = driver;
    this.dataSource = driver.dataSource;
    this.broadcaster = new Broadcaster(this);
    this.borrowed = typeof from === 'object';
    this.access = typeof from === 'object' ? from.mode : from;
    if (typeof from === 'object') {
      this.lease = Promise.resolve(from);
      this.isTransactionActive = from.transaction.active;
      this.transactionDepth = from.transaction.active ? 1 : 0;
    }
    this.manager = driver.dataSource.createEntityManager(this);
  }

  override getReplicationMode(): ReplicationMode {
    return this.access === 'read' ? 'slave' : 'master';
  }

  override connect(): Promise<SqliteConnection> {
    if (this.isReleased) return Promise.reject(new QueryRunnerAlreadyReleasedError());
    this.lease ??= this.pool.acquire(this.access, {}).catch((error: unknown) => {
      this.lease = undefined;
      throw error;
    });
    return this.lease;
  }

  override async release(): Promise<void> {
    if (this.isReleased) return;
    this.isReleased = true;
    await super.release();
    const connection = await this.lease?.catch(() => undefined);
    if (!connection || this.borrowed) return;
    let broken = false;
    try {
      await connection.reset();
      // A migration that fails skips afterMigration(), and the next owner would write without foreign keys.
      if (this.foreignKeysOff) await connection.execute({ name: 'foreign_keys', text: FOREIGN_KEYS_ON }, []);
    } catch {
      broken = true;
    }
    this.pool.release(connection, broken);
  }

  /** A transaction that never began, because no connection was to be had, leaves the first error to be seen. */
  override async rollbackTransaction(): Promise<void> {
    if (this.lease) return super.rollbackTransaction();
    this.isTransactionActive = false;
  }

  override async beforeMigration(): Promise<void> {
    await this.query(FOREIGN_KEYS_OFF);
  }

  override async afterMigration(): Promise<void> {
    await this.query(FOREIGN_KEYS_ON);
  }

  override async query<T = unknown>(query: string, parameters?: unknown[], useStructuredResult?: false): Promise<T>;
  override async query<T = unknown>(query: string, parameters: unknown[] | undefined, useStructuredResult: true): Promise<QueryResult<T>>;
  override async query(sql: string, parameters: unknown[] = [], useStructuredResult = false): Promise<unknown> {
    if (this.isReleased) throw new QueryRunnerAlreadyReleasedError();
    const { logger } = this.driver.dataSource;
    const text = sql === 'BEGIN TRANSACTION' && this.access === 'write' ? 'BEGIN IMMEDIATE' : sql;
    const events = new BroadcasterResult();
    logger.logQuery(text, parameters, this);
    await this.broadcaster.broadcast('BeforeQuery', text, parameters);
    const began = Date.now();
    try {
      const connection = await this.connect();
      const result = await connection.execute({ name: 'typeorm', text }, parameters);
      this.noteForeignKeys(text);
      const took = Date.now() - began;
      const slow = this.driver.options.maxQueryExecutionTime;
      if (slow && took > slow) logger.logQuerySlow(took, text, parameters, this);
      const structured = structuredResult(result);
      const raw: unknown = structured.raw;
      this.broadcaster.broadcastAfterQueryEvent(events, text, parameters, true, took, raw, undefined);
      return useStructuredResult ? structured : raw;
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      logger.logQueryError(failure, text, parameters, this);
      this.broadcaster.broadcastAfterQueryEvent(events, text, parameters, false, undefined, undefined, failure);
      throw new QueryFailedError(text, parameters, failure);
    } finally {
      await events.wait();
    }
  }

  private noteForeignKeys(text: string): void {
    const [, value] = /^\s*PRAGMA\s+foreign_keys\s*=\s*(\w+)/i.exec(text) ?? [];
    if (value !== undefined) this.foreignKeysOff = /^(?:off|0|false|no)$/i.test(value);
  }
}

function structuredResult({ rows, rowCount, lastId, yieldsRows }: SqliteResult): QueryResult<unknown> {
  const result = new QueryResult<unknown>();
  result.affected = rowCount;
  if (yieldsRows) result.records = rows;
  result.raw = yieldsRows ? rows : lastId;
  return result;
}
