import type { DataSource, EntityManager } from 'typeorm';
import type { CallOptions } from '../../../../ports/shared/call-options.js';
import type { PoolStatistics, ReplicaDescription } from '../../../../ports/shared/database.js';
import { Deadline } from '../../../../ports/shared/deadline.js';
import type { IsolationLevel } from '../../../../ports/shared/transaction.js';
import type { AccessMode, AcquireOptions, BeginOptions } from '../../../shared/connection-source.js';
import type { TableSchema } from '../../../schema/shared/table.js';
import type { Dialect } from '../../shared/dialect.js';
import type { EncodedRows } from '../../shared/encoded-rows.js';
import type { SqlConnection, SqlResult, SqlStatement } from '../../shared/sql-connection.js';
import type { SqlEngine } from '../../shared/sql-engine.js';
import { watchCall } from '../interruption.js';
import { LastWrite } from './last-write.js';
import { formatLogPosition, parseLogPosition, WRITTEN, writtenPosition, type LogPosition } from './log-position.js';
import { ReplicaConnection } from './replica-connection.js';
import type { Replica } from './replica.js';

export interface ReplicatedOptions {
  /** Name of the database, for errors. */
  readonly database: () => string;
  /** How long a read may wait for a replica to catch up before it goes to the primary, ms. */
  readonly replicaWaitMilliseconds: number;
}

/**
 * A primary and its standbys as one engine. Read-only transactions go to a standby that has replayed the last write of
 * this process (and what `readAfter` names); everything else, and whatever no standby can serve in time, to the primary.
 *
 * A standby cannot run serializable transactions: there a read-only transaction sees one snapshot (repeatable read). One
 * that asks for `serializable` by name runs on the primary.
 */
export class ReplicatedEngine implements SqlEngine {
  readonly #lastWrite: LastWrite;
  /** Lent for writing and not (yet) in a transaction: each of their statements commits by itself. */
  readonly #loose = new Set<SqlConnection>();
  readonly #writing = new Set<SqlConnection>();
  #turn = 0;

  constructor(
    private readonly primary: SqlEngine,
    private readonly replicas: readonly Replica[],
    private readonly options: ReplicatedOptions,
  ) {
    this.#lastWrite = new LastWrite(async () => writtenPosition(await primary.execute(WRITTEN, [], 'read')));
  }

  get dialect(): Dialect {
    return this.primary.dialect;
  }

  get location(): string {
    return this.primary.location;
  }

  get dataSource(): DataSource {
    return this.primary.dataSource;
  }

  /** Needs the primary; a standby that is missing is left out until it is there. */
  async open(options: CallOptions): Promise<void> {
    await Promise.all([this.primary.open(options), ...this.replicas.map((replica) => replica.look())]);
  }

  async close(): Promise<void> {
    await Promise.all([this.primary.close(), ...this.replicas.map((replica) => replica.close())]);
  }

  statistics(): PoolStatistics {
    return this.primary.statistics();
  }

  describeReplicas(): readonly ReplicaDescription[] {
    return this.replicas.map((replica) => replica.describe());
  }

  async consistencyToken(): Promise<string | undefined> {
    const position = await this.#wanted({});
    return position === undefined ? undefined : formatLogPosition(position);
  }

  async acquire(mode: AccessMode, options: AcquireOptions): Promise<SqlConnection> {
    const replica = await this.#onReplica(options);
    if (replica) return replica;
    const connection = await this.primary.acquire(mode, options);
    if (mode === 'write') this.#loose.add(connection);
    return connection;
  }

  release(connection: SqlConnection, broken: boolean): void {
    if (connection instanceof ReplicaConnection) {
      connection.replica.engine.release(connection.inner, broken);
      return;
    }
    if (this.#loose.delete(connection) || this.#writing.delete(connection)) this.#lastWrite.happened();
    this.primary.release(connection, broken);
  }

  effectiveIsolation(connection: SqlConnection, isolation: IsolationLevel): IsolationLevel {
    return connection instanceof ReplicaConnection && isolation === 'serializable' ? 'repeatable read' : isolation;
  }

  begin(connection: SqlConnection, options: BeginOptions): Promise<void> {
    if (this.#loose.delete(connection)) this.#writing.add(connection);
    return this.#of(connection, (engine, inner) => engine.begin(inner, options));
  }

  async commit(connection: SqlConnection): Promise<void> {
    try {
      await this.#of(connection, (engine, inner) => engine.commit(inner));
    } finally {
      // Also when it is not known whether it was stored. A session goes on with the connection.
      if (this.#writing.delete(connection)) {
        this.#lastWrite.happened();
        this.#loose.add(connection);
      }
    }
  }

  async rollback(connection: SqlConnection): Promise<void> {
    await this.#of(connection, (engine, inner) => engine.rollback(inner));
    if (this.#writing.delete(connection)) this.#loose.add(connection);
  }

  savepoint(connection: SqlConnection, name: string): Promise<void> {
    return this.#of(connection, (engine, inner) => engine.savepoint(inner, name));
  }

  rollbackToSavepoint(connection: SqlConnection, name: string): Promise<void> {
    return this.#of(connection, (engine, inner) => engine.rollbackToSavepoint(inner, name));
  }

  releaseSavepoint(connection: SqlConnection, name: string): Promise<void> {
    return this.#of(connection, (engine, inner) => engine.releaseSavepoint(inner, name));
  }

  async execute(statement: SqlStatement, values: readonly unknown[], mode: AccessMode, options?: CallOptions): Promise<SqlResult> {
    if (mode === 'read') return this.primary.execute(statement, values, mode, options);
    try {
      return await this.primary.execute(statement, values, mode, options);
    } finally {
      this.#lastWrite.happened();
    }
  }

  entityManager(connection: SqlConnection): EntityManager {
    if (connection instanceof ReplicaConnection) return connection.replica.engine.entityManager(connection.inner);
    return this.primary.entityManager(connection);
  }

  copyRows(
    connection: SqlConnection,
    table: TableSchema,
    columns: readonly string[],
    rows: Iterable<readonly unknown[]> | EncodedRows,
    options?: CallOptions,
  ): Promise<number> {
    return this.#of(connection, (engine, inner) => engine.copyRows(inner, table, columns, rows, options));
  }

  async #onReplica(options: AcquireOptions): Promise<ReplicaConnection | undefined> {
    const { transaction } = options;
    // A token that is none is refused wherever the read would have gone.
    const after = transaction?.readAfter === undefined ? undefined : parseLogPosition(transaction.readAfter);
    // A second attempt goes where nothing is replayed underneath it.
    if (!transaction?.readOnly || transaction.isolation === 'serializable' || transaction.attempt > 1) return undefined;
    const present = this.replicas.filter((replica) => replica.present);
    if (present.length === 0) return undefined;
    const wanted = latest(await this.#wanted(options), after);
    const budget = Deadline.after(this.options.replicaWaitMilliseconds);
    const first = this.#turn++ % present.length;
    for (const replica of [...present.slice(first), ...present.slice(0, first)]) {
      const connection = await replica.acquire(wanted, budget, options);
      if (connection) return new ReplicaConnection(connection, replica, this.options.database());
    }
    return undefined;
  }

  /** Asked once for all who want to know, so a caller can only leave off waiting. */
  #wanted(call: CallOptions): Promise<LogPosition | undefined> {
    if (this.#loose.size > 0) this.#lastWrite.happened();
    return new Promise((resolve, reject) => {
      const unwatch = watchCall(this.options.database(), call, reject);
      this.#lastWrite.position().then(resolve, reject).finally(unwatch);
    });
  }

  #of<T>(connection: SqlConnection, work: (engine: SqlEngine, inner: SqlConnection) => Promise<T>): Promise<T> {
    if (!(connection instanceof ReplicaConnection)) return work(this.primary, connection);
    const { replica, inner } = connection;
    return connection.guarded(() => work(replica.engine, inner));
  }
}

function latest(one: LogPosition | undefined, other: LogPosition | undefined): LogPosition | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}
