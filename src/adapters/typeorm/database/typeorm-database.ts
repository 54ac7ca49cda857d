import type { EntityManager } from 'typeorm';
import type { Secret } from '../../../domain/shared/secret.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { Clock } from '../../../ports/shared/clock.js';
import { ConnectionSwitchRefused } from '../../../ports/shared/connection-switch.errors.js';
import { Database, type DatabaseDescription } from '../../../ports/shared/database.js';
import type { DriftReport } from '../../../ports/shared/drift-report.js';
import type { DatabaseSettings, Settings } from '../../../ports/shared/settings.js';
import type { SwitchableDatabase, SwitchOptions, SwitchTarget } from '../../../ports/shared/switchable-database.js';
import type { OpenTransaction } from '../../../ports/shared/open-transaction.js';
import type { BeginTransactionOptions, Transaction, TransactionOptions } from '../../../ports/shared/transaction.js';
import type { AccessMode } from '../../shared/connection-source.js';
import { beginTransaction } from '../../shared/open-transaction.js';
import { Switchboard } from '../../shared/switchboard.js';
import type { TransactionCoordinator } from '../../shared/transaction-coordinator.js';
import type { TableSchema } from '../../schema/shared/table.js';
import { Migrator } from '../migrations/migrator.js';
import { repair, type Repair } from '../migrations/repair.js';
import type { Migration } from '../migrations/migration.js';
import type { OptionalIndex } from '../reflection/optional-index.js';
import type { SqlConnection, SqlResult, SqlStatement } from '../shared/sql-connection.js';
import type { SqlEngine } from '../shared/sql-engine.js';
import type { SqlExecutor } from '../shared/sql-executor.js';
import { SqlTable } from '../shared/sql-table.js';
import { EngineSite } from './engine-site.js';
import type { SqlEngines } from './sql-engines.js';
import { watchDrift } from './watch-drift.js';

const DRAIN_MILLISECONDS = 10_000;

/** What a database is made of: its name in the settings, its tables and how they came to be. */
export interface DatabaseDefinition {
  readonly name: string;
  readonly tables: readonly TableSchema[];
  readonly migrations: readonly Migration[];
  /** Indexes for servers that can build them, made by a command and not by a migration; drift says nothing of them. */
  readonly optionalIndexes?: readonly OptionalIndex[] | undefined;
  /** Of the program they belong to; noted beside each step that was run. */
  readonly version?: string | undefined;
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
export class TypeormDatabase extends Database implements SqlExecutor, SwitchableDatabase {
  readonly name: string;
  private readonly switchboard: Switchboard<SqlConnection, EngineSite>;
  private readonly tables = new Map<TableSchema, SqlTable<TableSchema>>();

  constructor(
    /** What it is made of; known before anything is opened. */
    readonly definition: DatabaseDefinition,
    settings: Settings,
    private readonly engines: SqlEngines,
    private readonly clock: Clock,
  ) {
    super();
    this.name = definition.name;
    this.switchboard = new Switchboard(this.name, this.siteOf(settings.database(this.name)));
  }

  /** That of the transaction or session around the calling code, else the one that new work goes to. */
  get engine(): SqlEngine {
    return this.switchboard.here.source;
  }

  get url(): Secret {
    return this.switchboard.site.settings.url;
  }

  get isOpen(): boolean {
    return this.switchboard.isOpen;
  }

  switchTo(target: SwitchTarget | (() => SwitchTarget), options?: SwitchOptions): Promise<void> {
    const { switchboard } = this;
    return switchboard.switchTo(() => this.siteBeside(switchboard.site, typeof target === 'function' ? target() : target), {
      ...options,
      prove: async () => {
        await watchDrift(switchboard.here.settings.autoReflect, () => this.drift(options));
        await options?.prove?.();
      },
    });
  }

  /** The rows of one declared table. */
  table<Table extends TableSchema>(schema: Table): SqlTable<Table> {
    let table = this.tables.get(schema);
    if (!table) this.tables.set(schema, (table = new SqlTable<TableSchema>(schema, this)));
    return table as unknown as SqlTable<Table>;
  }

  /** Runs a statement of the caller's own; in the current transaction, else committed by itself. */
  execute(sql: SqlStatement, values: readonly unknown[], mode: AccessMode, options?: CallOptions): Promise<SqlResult> {
    const { around } = this.switchboard;
    if (!around) return this.switchboard.site.source.execute(sql, values, mode, options);
    return around.run(mode, (connection) => connection.execute(sql, values, callOptions(around, options)), options);
  }

  atomically<T>(work: (connection: SqlConnection) => Promise<T>, options?: CallOptions): Promise<T> {
    const { coordinator } = this.switchboard;
    return coordinator.transaction(() => coordinator.run('write', work, options), { ...options, isolation: 'read committed' });
  }

  /** Runs `work` with TypeORM's entity manager, in the current transaction. For queries the gateway has no words for. */
  manager<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const { engine } = this;
    return this.switchboard.coordinator.run('write', (connection) => work(engine.entityManager(connection)));
  }

  transaction<T>(work: (transaction: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T> {
    return this.switchboard.coordinator.transaction(work, options);
  }

  begin(options?: BeginTransactionOptions): Promise<OpenTransaction> {
    return beginTransaction(this.switchboard.coordinator, options);
  }

  session<T>(work: () => Promise<T>, options?: CallOptions): Promise<T> {
    return this.switchboard.coordinator.session(work, options);
  }

  currentTransaction(): Transaction | undefined {
    return this.switchboard.around?.current();
  }

  async ping(options?: CallOptions): Promise<void> {
    await this.switchboard.here.ping(options);
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
    await this.switchboard.open(options);
    const { runMigrations, autoReflect } = this.switchboard.site.settings;
    if (runMigrations) await this.migrate(options.signal);
    await watchDrift(autoReflect, () => this.drift(options));
  }

  /** The migrations of this database: their states, and what runs them. */
  migrator(): Migrator {
    const { name, clock, switchboard } = this;
    const { migrations, version } = this.definition;
    const behindPooler = !switchboard.site.settings.preparedStatements;
    return new Migrator({
      database: name,
      dialect: this.engine.dialect,
      coordinator: switchboard.coordinator,
      clock,
      migrations,
      version,
      behindPooler,
    });
  }

  /** Corrects the ledger of migrations by what a person found out. */
  repair(wanted: Repair): Promise<void> {
    return repair(this.migrator(), this.name, this.definition.migrations, wanted);
  }

  /** Applies the migrations that are missing and returns their names. */
  migrate(signal?: AbortSignal): Promise<string[]> {
    return this.migrator().migrate({ signal });
  }

  override async drift({ signal }: CallOptions = {}): Promise<DriftReport> {
    const { driftReport } = await import('../reflection/drift.js');
    const { name, engine, definition, switchboard } = this;
    const { tables, optionalIndexes } = definition;
    return driftReport({ database: name, engine, tables, optionalIndexes, neighbours: switchboard.here.tables(), signal });
  }

  async dispose(): Promise<void> {
    await this.switchboard.close(DRAIN_MILLISECONDS);
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

  /** @throws ConnectionSwitchRefused when statements were built for another kind of engine. */
  private siteBeside(now: EngineSite, target: SwitchTarget): EngineSite {
    const site = this.siteOf({ ...now.settings, replicaUrl: undefined, ...target });
    const [from, to] = [now.source.dialect.name, site.source.dialect.name];
    if (from === to || this.tables.size === 0) return site;
    site.leave();
    throw new ConnectionSwitchRefused(this.name, `it is in use on ${from} and cannot move to ${to}`);
  }

  private siteOf(settings: DatabaseSettings): EngineSite {
    return new EngineSite(settings, this.engines.lease(this.name, settings, this.definition.tables));
  }
}

/** A statement inside a transaction is bound by the transaction's own signal and deadline when it has none. */
function callOptions(around: TransactionCoordinator<SqlConnection>, options: CallOptions | undefined): CallOptions | undefined {
  return options ?? around.current()?.physical.call;
}
