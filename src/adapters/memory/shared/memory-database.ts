import type { CallOptions } from '../../../ports/shared/call-options.js';
import { CallCancelled, DatabaseTimeout, DatabaseUnavailable } from '../../../ports/shared/database.errors.js';
import { Database, type DatabaseDescription } from '../../../ports/shared/database.js';
import type { OpenTransaction } from '../../../ports/shared/open-transaction.js';
import type { BeginTransactionOptions, Transaction, TransactionOptions } from '../../../ports/shared/transaction.js';
import type { AccessMode } from '../../shared/connection-source.js';
import { beginTransaction } from '../../shared/open-transaction.js';
import { TransactionCoordinator } from '../../shared/transaction-coordinator.js';
import type { TableSchema } from '../../schema/shared/table.js';
import { executeAlone, MemoryConnections, type MemoryConnection } from './memory-connection.js';
import { MemorySnapshot, MemoryStore } from './memory-store.js';
import { MemoryTable, type StatementRunner } from './memory-table.js';
import type { MemoryTransaction } from './memory-transaction.js';

const DRAIN_MILLISECONDS = 10_000;

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
export class MemoryDatabase extends Database implements StatementRunner {
  private readonly store: MemoryStore;
  private readonly connections: MemoryConnections;
  private readonly coordinator: TransactionCoordinator<MemoryConnection>;
  private readonly gateways = new Map<TableSchema, MemoryTable<TableSchema>>();
  private open = true;

  constructor(
    readonly name: string,
    tables: readonly TableSchema[],
  ) {
    super();
    this.store = new MemoryStore(name, tables);
    this.connections = new MemoryConnections(this.store);
    this.coordinator = new TransactionCoordinator(name, this.connections);
  }

  /** The rows of one declared table. @throws StatementRejected when it is not one of this database. */
  table<Table extends TableSchema>(schema: Table): MemoryTable<Table> {
    let table = this.gateways.get(schema);
    if (!table) this.gateways.set(schema, (table = new MemoryTable<TableSchema>(schema, this.store.plans.plan(schema), this)));
    return table as unknown as MemoryTable<Table>;
  }

  /** Removes every row; generated keys start from 1 again. A running transaction meets it as a commit of somebody else. */
  clear(): void {
    this.store.restore(new MemorySnapshot([], []));
  }

  /** Everything committed just now, to come back to with `restore`; costs nothing, whatever the number of rows. */
  snapshot(): MemorySnapshot {
    return this.store.snapshot();
  }

  /** Makes the committed rows and the generated keys what they were. */
  restore(snapshot: MemorySnapshot): void {
    this.store.restore(snapshot);
  }

  async run<T>(mode: AccessMode, statement: (transaction: MemoryTransaction) => T, options?: CallOptions): Promise<T> {
    this.refuseIfOver(options ?? this.coordinator.current()?.physical.call);
    if (this.coordinator.unscoped) return executeAlone(this.store, statement);
    return this.coordinator.run(mode, async (connection) => connection.execute(statement), options);
  }

  async transaction<T>(work: (transaction: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T> {
    this.refuseIfOver(options);
    return this.coordinator.transaction(work, options);
  }

  async begin(options?: BeginTransactionOptions): Promise<OpenTransaction> {
    this.refuseIfOver(options);
    return beginTransaction(this.coordinator, options);
  }

  async session<T>(work: () => Promise<T>, options?: CallOptions): Promise<T> {
    this.refuseIfOver(options);
    return this.coordinator.session(work, options);
  }

  currentTransaction(): Transaction | undefined {
    return this.coordinator.current();
  }

  consistencyToken(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async ping(options?: CallOptions): Promise<void> {
    this.refuseIfOver(options);
  }

  describe(): DatabaseDescription {
    const pool = { active: this.connections.active, idle: 0, waiting: 0, capacity: Number.MAX_SAFE_INTEGER };
    return { name: this.name, engine: 'memory', location: 'memory', pool };
  }

  async initialize(): Promise<void> {
    this.open = true;
  }

  async dispose(): Promise<void> {
    await this.coordinator.work.drain(DRAIN_MILLISECONDS);
    this.open = false;
  }

  private refuseIfOver(call: CallOptions | undefined): void {
    if (!this.open) throw new DatabaseUnavailable(this.name, 'the database is closed');
    if (call?.signal?.aborted) throw new CallCancelled(this.name, call.signal.reason);
    if (call?.deadline?.expired) throw new DatabaseTimeout(this.name, 'the deadline of the call passed');
  }
}
