import type { DataSource, EntityManager } from 'typeorm';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { PoolStatistics, ReplicaDescription } from '../../../ports/shared/database.js';
import type { ConnectionSource } from '../../shared/connection-source.js';
import type { TableSchema } from '../../schema/shared/table.js';
import type { Dialect } from './dialect.js';
import type { EncodedRows } from './encoded-rows.js';
import type { SqlConnection, SqlResult, SqlStatement } from './sql-connection.js';

/** One pool of one URL: a TypeORM data source whose connections the hot paths use directly. */
export interface SqlEngine extends ConnectionSource<SqlConnection> {
  readonly dialect: Dialect;
  /** Where it is, without any password. */
  readonly location: string;
  readonly dataSource: DataSource;
  open(options: CallOptions): Promise<void>;
  close(): Promise<void>;
  statistics(): PoolStatistics;
  /** Absent on engines that have none. */
  describeReplicas?(): readonly ReplicaDescription[];
  /** See `ReadDatabase.consistencyToken`; absent on engines with one place only. */
  consistencyToken?(): Promise<string | undefined>;
  /** One statement on a connection of its own, committed by itself: acquire, execute, release in one step. */
  execute(statement: SqlStatement, values: readonly unknown[], mode: 'read' | 'write', options?: CallOptions): Promise<SqlResult>;
  /** TypeORM's entity manager on a connection of this engine, inside whatever transaction that connection is in. */
  entityManager(connection: SqlConnection): EntityManager;
  /**
   * Bulk rows in one statement stream (COPY on PostgreSQL, multi-row inserts on SQLite), inside the connection's
   * transaction. Columns in the order given; values already of `ColumnTypes`, or rows encoded by the engine's own dialect.
   * Returns the number of rows written.
   */
  copyRows(
    connection: SqlConnection,
    table: TableSchema,
    columns: readonly string[],
    rows: Iterable<readonly unknown[]> | EncodedRows,
    options?: CallOptions,
  ): Promise<number>;
}

/** What an engine is opened with. */
export interface SqlEngineOptions {
  readonly databaseName: string;
  readonly tables: () => readonly TableSchema[];
}
