import { Secret } from '../../../domain/shared/secret.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import { CallCancelled, DatabaseTimeout, DatabaseUnavailable } from '../../../ports/shared/database.errors.js';
import { Database, type DatabaseDescription } from '../../../ports/shared/database.js';
import type { OpenTransaction } from '../../../ports/shared/open-transaction.js';
import type { SwitchableDatabase, SwitchOptions, SwitchTarget } from '../../../ports/shared/switchable-database.js';
import type { BeginTransactionOptions, Transaction, TransactionOptions } from '../../../ports/shared/transaction.js';
import type { AccessMode } from '../../shared/connection-source.js';
import { beginTransaction } from '../../shared/open-transaction.js';
import { Switchboard } from '../../shared/switchboard.js';
import type { TableSchema } from '../../schema/shared/table.js';
import { executeAlone, type MemoryConnection } from './memory-connection.js';
import type { MemoryServer } from './memory-server.js';
import { MemorySite } from './memory-site.js';
import { MemorySnapshot } from './memory-store.js';
import { MemoryTable, type StatementRunner } from './memory-table.js';
import type { MemoryTransaction } from './memory-transaction.js';
import { TablePlans } from './table-plans.js';

const DRAIN_MILLISECONDS = 10_000;

/** For tests of code that connects elsewhere: a pretended server, and the database of it to begin with. */
export interface MemoryDatabaseOptions {
  readonly server?: MemoryServer;
  /** Default `memory:`, a store of its own. */
  readonly url?: string;
}

/**
 * A named database in memory, for tests: the constraints, isolation and errors of the real ones, proven by the same contract
 * suites, without their weight. A new one costs microseconds, so every test has its own and none has to clean up.
 *
 * ```ts
 * const database = new MemoryDatabase('notes', [noteTable]);
 * const notes = database.table(noteTable);
 * ```
 *
 * Transactions never wait for each other: the first to commit wins and the others run again by themselves. PostgreSQL lets
 * the second writer of a row wait instead; what is stored in the end is the same. Use it at once; `initialize` only
 * opens it again after `dispose`, with the rows it had. Not for production: nothing outlives the process.
 */
export class MemoryDatabase extends Database implements StatementRunner, SwitchableDatabase {
  private readonly plans: TablePlans;
  private readonly switchboard: Switchboard<MemoryConnection, MemorySite>;
  private readonly gateways = new Map<TableSchema, MemoryTable<TableSchema>>();
  private open = true;

  constructor(
    readonly name: string,
    readonly tables: readonly TableSchema[],
    private readonly options: MemoryDatabaseOptions = {},
  ) {
    super();
    this.plans = options.server?.plans(name, tables) ?? new TablePlans(name, tables);
    this.switchboard = new Switchboard(name, this.siteAt(new Secret(options.url ?? 'memory:')));
  }

  get url(): Secret {
    return this.switchboard.site.url;
  }

  get isOpen(): boolean {
    return this.open;
  }

  switchTo(target: SwitchTarget | (() => SwitchTarget), options?: SwitchOptions): Promise<void> {
    return this.switchboard.switchTo(() => this.siteAt((typeof target === 'function' ? target() : target).url), options);
  }

  /** The rows of one declared table. @throws StatementRejected when it is not one of this database. */
  table<Table extends TableSchema>(schema: Table): MemoryTable<Table> {
    let table = this.gateways.get(schema);
    if (!table) this.gateways.set(schema, (table = new MemoryTable<TableSchema>(schema, this.plans.plan(schema), this)));
    return table as unknown as MemoryTable<Table>;
  }

  /** Removes every row; generated keys start from 1 again. A running transaction meets it as a commit of somebody else. */
  clear(): void {
    this.switchboard.site.store.restore(new MemorySnapshot([], []));
  }

  /** Everything committed just now, to come back to with `restore`; costs nothing, whatever the number of rows. */
  snapshot(): MemorySnapshot {
    return this.switchboard.site.store.snapshot();
  }

  /** Makes the committed rows and the generated keys what they were. */
  restore(snapshot: MemorySnapshot): void {
    this.switchboard.site.store.restore(snapshot);
  }

  async run<T>(mode: AccessMode, statement: (transaction: MemoryTransaction) => T, options?: CallOptions): Promise<T> {
    const { around, site } = this.switchboard;
    this.refuseIfOver(options ?? around?.current()?.physical.call);
    if (!around) return executeAlone(site.store, statement);
    return around.run(mode, async (connection) => connection.execute(statement), options);
  }

  async transaction<T>(work: (transaction: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T> {
    this.refuseIfOver(options);
    return this.switchboard.coordinator.transaction(work, options);
  }

  async begin(options?: BeginTransactionOptions): Promise<OpenTransaction> {
    this.refuseIfOver(options);
    return beginTransaction(this.switchboard.coordinator, options);
  }

  async session<T>(work: () => Promise<T>, options?: CallOptions): Promise<T> {
    this.refuseIfOver(options);
    return this.switchboard.coordinator.session(work, options);
  }

  currentTransaction(): Transaction | undefined {
    return this.switchboard.around?.current();
  }

  consistencyToken(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async ping(options?: CallOptions): Promise<void> {
    this.refuseIfOver(options);
  }

  describe(): DatabaseDescription {
    const { source, location } = this.switchboard.here;
    const pool = { active: source.active, idle: 0, waiting: 0, capacity: Number.MAX_SAFE_INTEGER };
    return { name: this.name, engine: 'memory', location, pool };
  }

  async initialize(): Promise<void> {
    await this.switchboard.open({});
    this.open = true;
  }

  async dispose(): Promise<void> {
    await this.switchboard.close(DRAIN_MILLISECONDS);
    this.open = false;
  }

  private siteAt(url: Secret): MemorySite {
    return MemorySite.of(this.name, url, this.options.server, this.plans);
  }

  private refuseIfOver(call: CallOptions | undefined): void {
    if (!this.open) throw new DatabaseUnavailable(this.name, 'the database is closed');
    this.switchboard.here.admit();
    if (call?.signal?.aborted) throw new CallCancelled(this.name, call.signal.reason);
    if (call?.deadline?.expired) throw new DatabaseTimeout(this.name, 'the deadline of the call passed');
  }
}
