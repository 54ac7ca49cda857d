import type { EntityManager } from 'typeorm';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { Clock } from '../../../ports/shared/clock.js';
import { Database, type DatabaseDescription } from '../../../ports/shared/database.js';
import type { DriftReport } from '../../../ports/shared/drift-report.js';
import type { Settings } from '../../../ports/shared/settings.js';
import type { OpenTransaction } from '../../../ports/shared/open-transaction.js';
import type { BeginTransactionOptions, Transaction, TransactionOptions } from '../../../ports/shared/transaction.js';
import type { AccessMode } from '../../shared/connection-source.js';
import { beginTransaction } from '../../shared/open-transaction.js';
import { TransactionCoordinator } from '../../shared/transaction-coordinator.js';
import type { TableSchema } from '../../schema/shared/table.js';
import { applyMigrations } from '../migrations/migration-runner.js';
import type { Migration } from '../migrations/migration.js';
import type { SqlConnection, SqlResult, SqlStatement } from '../shared/sql-connection.js';
import type { SqlEngine } from '../shared/sql-engine.js';
import type { SqlExecutor } from '../shared/sql-executor.js';
import { statement } from '../shared/sql-text.js';
import { SqlTable } from '../shared/sql-table.js';
import type { EngineLease, SqlEngines } from './sql-engines.js';
import { watchDrift } from './watch-drift.js';

const DRAIN_MILLISECONDS = 10_000;

/** What a database is made of: its name in the settings, its tables and how they came to be. */
export interface DatabaseDefinition {
  readonly name: string;
  readonly tables: readonly TableSchema[];
  readonly migrations: readonly Migration[];
}

/**
 * A named database on PostgreSQL or SQLite, whichever its URL says. Contexts subclass it with their tables:
 *
 * ```ts
 * @adapter.for(NotesDatabase, { profile: Profile.ALL })
 * @lifecycle()
 * class TypeormNotesDatabase extends TypeormDatabase {
 *   constructor(settings: Settings, engines: SqlEngines, clock: Clock) {
 *     super({ name: 'notes', tables: [noteTable], migrations: [createNotes] }, settings, engines, clock);
 *   }
 * }
 * ```
 *
 * Repositories use `table()` (rows by key, filter and bulk), `execute()` (SQL of their own) or `manager()` (TypeORM).
 */
export class TypeormDatabase extends Database implements SqlExecutor {
  readonly name: string;
  private readonly lease: EngineLease;
  private readonly coordinator: TransactionCoordinator<SqlConnection>;
  private readonly tables = new Map<TableSchema, SqlTable<TableSchema>>();
  private readonly pingStatement = statement('ping', 'SELECT 1');

  constructor(
    private readonly definition: DatabaseDefinition,
    private readonly settings: Settings,
    engines: SqlEngines,
    private readonly clock: Clock,
  ) {
    super();
    this.name = definition.name;
    this.lease = engines.lease(this.name, settings.database(this.name), definition.tables);
    this.coordinator = new TransactionCoordinator(this.name, this.lease.engine);
  }

  get engine(): SqlEngine {
    return this.lease.engine;
  }

  /** The rows of one declared table. */
  table<Table extends TableSchema>(schema: Table): SqlTable<Table> {
    let table = this.tables.get(schema);
    if (!table) this.tables.set(schema, (table = new SqlTable<TableSchema>(schema, this)));
    return table as unknown as SqlTable<Table>;
  }

  /** Runs a statement of the caller's own; in the current transaction, else committed by itself. */
  execute(sql: SqlStatement, values: readonly unknown[], mode: AccessMode, options?: CallOptions): Promise<SqlResult> {
    if (this.coordinator.unscoped) return this.engine.execute(sql, values, mode, options);
    return this.coordinator.run(mode, (connection) => connection.execute(sql, values, this.callOptions(options)), options);
  }

  atomically<T>(work: (connection: SqlConnection) => Promise<T>, options?: CallOptions): Promise<T> {
    return this.coordinator.transaction(() => this.coordinator.run('write', work, options), { ...options, isolation: 'read committed' });
  }

  /** Runs `work` with TypeORM's entity manager, in the current transaction. For queries the gateway has no words for. */
  manager<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.coordinator.run('write', (connection) => work(this.engine.entityManager(connection)));
  }

  transaction<T>(work: (transaction: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T> {
    return this.coordinator.transaction(work, options);
  }

  begin(options?: BeginTransactionOptions): Promise<OpenTransaction> {
    return beginTransaction(this.coordinator, options);
  }

  session<T>(work: () => Promise<T>, options?: CallOptions): Promise<T> {
    return this.coordinator.session(work, options);
  }

  currentTransaction(): Transaction | undefined {
    return this.coordinator.current();
  }

  async ping(options?: CallOptions): Promise<void> {
    await this.engine.execute(this.pingStatement, [], 'read', options);
  }

  describe(): DatabaseDescription {
    const { engine } = this;
    const replicas = engine.describeReplicas?.();
    const description = { name: this.name, engine: engine.dialect.name, location: engine.location, pool: engine.statistics() };
    return replicas ? { ...description, replicas } : description;
  }

  async consistencyToken(): Promise<string | undefined> {
    return this.engine.consistencyToken?.();
  }

  async initialize(options: { readonly signal?: AbortSignal } = {}): Promise<void> {
    await this.lease.open(options.signal);
    const { runMigrations, autoReflect } = this.settings.database(this.name);
    if (runMigrations) await this.migrate(options.signal);
    await watchDrift(autoReflect, () => this.drift(options));
  }

  /** Applies the migrations that are missing and returns their names. */
  migrate(signal?: AbortSignal): Promise<string[]> {
    const { coordinator, clock } = this;
    return applyMigrations({ database: this.name, dialect: this.engine.dialect, coordinator, clock, signal }, this.definition.migrations);
  }

  override async drift({ signal }: CallOptions = {}): Promise<DriftReport> {
    const { driftReport } = await import('../reflection/drift.js');
    const { name, engine, lease, definition } = this;
    return driftReport({ database: name, engine, tables: definition.tables, neighbours: lease.tables(), signal });
  }

  async dispose(): Promise<void> {
    await this.coordinator.work.drain(DRAIN_MILLISECONDS);
    await this.lease.close();
  }

  /** Health for the container: reachable within a second. */
  async health(): Promise<{ readonly status: 'up' | 'down'; readonly detail: string }> {
    const { location, pool } = this.describe();
    try {
      await this.ping({ signal: AbortSignal.timeout(1_000) });
      return { status: 'up', detail: `${location}, ${String(pool.active)} of ${String(pool.capacity)} connections in use` };
    } catch (error) {
      return { status: 'down', detail: error instanceof Error ? error.message : String(error) };
    }
  }

  /** A statement inside a transaction is bound by the transaction's own signal and deadline when it has none. */
  private callOptions(options: CallOptions | undefined): CallOptions | undefined {
    return options ?? this.coordinator.current()?.physical.call;
  }
}
