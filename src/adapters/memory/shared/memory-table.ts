import type { CallOptions } from '../../../ports/shared/call-options.js';
import { ComposedQueries } from '../../shared/composed-queries.js';
import type { AccessMode } from '../../shared/connection-source.js';
import type { ChangeFilter, Filter } from '../../shared/filter.js';
import type { Predicate } from '../../shared/predicate.js';
import type { QueryParser, RowQuery } from '../../shared/query-parser.js';
import type { Transactions } from '../../shared/snapshot.js';
import { checkedSummary, type Summary, type SummaryRequest } from '../../shared/summary.js';
import type { BulkCounts, BulkOptions, FoundOrCreated, KeyOf, TableGateway } from '../../shared/table-gateway.js';
import { uniqueKey } from '../../shared/unique-key.js';
import type { NewRowOf, RowOf, TableSchema } from '../../schema/shared/table.js';
import { deleteRow, deleteRows, findOrInsertRow, insertRow, insertRows, updateRow, updateRows } from './memory-statements.js';
import type { MemoryTransaction } from './memory-transaction.js';
import { compileFilter, type RowTest } from './row-filter.js';
import { countRows, matchingRows, selectRows, someRow } from './row-query.js';
import { summarizeRows } from './row-summary.js';
import type { TablePlan } from './table-plan.js';
import type { TableState } from './table-state.js';
import type { Row, TreeKey } from './tree-key.js';

/** Runs statements of one database in whatever transaction the caller is in. */
export interface StatementRunner extends Transactions {
  run<T>(mode: AccessMode, statement: (transaction: MemoryTransaction) => T, options: CallOptions | undefined): Promise<T>;
}

/**
 * One table in memory. It refuses what the databases refuse, for the same reason and with the same error; the rows it takes
 * and gives are copies.
 */
export class MemoryTable<Table extends TableSchema> extends ComposedQueries<Table> implements TableGateway<Table> {
  protected readonly queries: QueryParser;
  protected readonly transactions: Transactions;

  constructor(
    readonly schema: Table,
    private readonly plan: TablePlan,
    private readonly runner: StatementRunner,
  ) {
    super();
    this.transactions = runner;
    this.queries = plan.queries;
  }

  async find(key: KeyOf<Table>, options?: CallOptions): Promise<RowOf<Table> | undefined> {
    const { plan } = this;
    plan.validator.checkKey(key);
    // Taken now, because the caller may change the object before its turn comes; so it is with everything below.
    const primary = plan.keyOf(key);
    return this.runner.run('read', (transaction) => this.given(readRow(transaction, plan, primary)), options);
  }

  async exists(where?: Filter<Table>, options?: CallOptions): Promise<boolean> {
    return this.reading(this.queries.filter(where), someRow, options);
  }

  async summarize(request: SummaryRequest<Table>, options?: CallOptions): Promise<Summary<Table>[]> {
    const { schema } = this;
    const plan = checkedSummary(schema, this.queries, request);
    const summaries = await this.reading(
      this.queries.filter(request.where),
      (state, where, matches) => summarizeRows(schema, plan, matchingRows(state, where, matches)),
      options,
    );
    return summaries as unknown as Summary<Table>[];
  }

  async insert(row: NewRowOf<Table>, options?: CallOptions): Promise<RowOf<Table>> {
    const { plan } = this;
    plan.validator.checkNew(row);
    const own = { ...row } as Row;
    return this.runner.run('write', (transaction) => this.given(insertRow(transaction, plan, own)) as RowOf<Table>, options);
  }

  async getOrCreate<Name extends keyof RowOf<Table>>(
    key: Pick<RowOf<Table>, Name>,
    defaults: Omit<NewRowOf<Table>, Name>,
    options?: CallOptions,
  ): Promise<FoundOrCreated<RowOf<Table>>> {
    const { plan } = this;
    uniqueKey(this.schema, key);
    const own: Row = { ...defaults, ...key };
    plan.validator.checkNew(own);
    const where = this.queries.filter(key);
    const statement = (transaction: MemoryTransaction): FoundOrCreated<RowOf<Table>> => {
      const { row, created } = findOrInsertRow(transaction, plan, { where, row: own });
      return { row: this.given(row) as RowOf<Table>, created };
    };
    return this.runner.run('write', statement, options);
  }

  async update(key: KeyOf<Table>, changes: Partial<RowOf<Table>>, options?: CallOptions): Promise<RowOf<Table> | undefined> {
    const { plan } = this;
    plan.validator.checkKey(key);
    plan.validator.checkChanges(changes);
    if (Object.keys(changes).length === 0) return this.find(key, options);
    const [where, own] = [{ ...key }, { ...changes }] as [Row, Row];
    return this.runner.run('write', (transaction) => this.given(updateRow(transaction, plan, where, own)), options);
  }

  async updateWhere(where: ChangeFilter<Table>, changes: Partial<RowOf<Table>>, options?: CallOptions): Promise<number> {
    const { plan } = this;
    const predicates = this.queries.changeFilter(where);
    plan.validator.checkChanges(changes);
    if (Object.keys(changes).length === 0) return this.countRows(predicates, options);
    const own = { ...changes } as Row;
    return this.runner.run('write', (transaction) => updateRows(transaction, plan, seen(transaction, plan, predicates), own), options);
  }

  async delete(key: KeyOf<Table>, options?: CallOptions): Promise<boolean> {
    const { plan } = this;
    plan.validator.checkKey(key);
    const where = { ...key } as Row;
    return this.runner.run('write', (transaction) => deleteRow(transaction, plan, where), options);
  }

  async deleteWhere(where: ChangeFilter<Table>, options?: CallOptions): Promise<number> {
    const { plan } = this;
    const predicates = this.queries.changeFilter(where);
    return this.runner.run('write', (transaction) => deleteRows(transaction, plan, seen(transaction, plan, predicates)), options);
  }

  protected rows(query: RowQuery, options: CallOptions | undefined): Promise<RowOf<Table>[]> {
    const select = (state: TableState, _: readonly Predicate[], matches: RowTest): RowOf<Table>[] =>
      selectRows(state, query, matches).map((row) => this.given(row) as RowOf<Table>);
    return this.reading(query.where, select, options);
  }

  protected countRows(where: readonly Predicate[], options: CallOptions | undefined): Promise<number> {
    return this.reading(where, countRows, options);
  }

  protected async insertAll(rows: Iterable<NewRowOf<Table>>, options: BulkOptions): Promise<BulkCounts> {
    const { plan } = this;
    const own = Array.from(rows, (row) => {
      plan.validator.checkBulk(row);
      return { ...row };
    });
    if (own.length === 0) return { inserted: 0, updated: 0, skipped: 0 };
    return this.runner.run('write', (transaction) => insertRows(transaction, plan, own, options.onConflict), options);
  }

  /** Runs a read of the rows that pass, and remembers for the transaction which those are. */
  private reading<T>(
    where: readonly Predicate[],
    read: (state: TableState, where: readonly Predicate[], matches: RowTest) => T,
    options: CallOptions | undefined,
  ): Promise<T> {
    const { plan } = this;
    const matches = compileFilter(where);
    const statement = (transaction: MemoryTransaction): T => {
      transaction.noteFilter(plan, matches);
      return read(transaction.view(plan), where, matches);
    };
    return this.runner.run('read', statement, options);
  }

  private given(row: Row | undefined): RowOf<Table> | undefined {
    return row && ({ ...row } as RowOf<Table>);
  }
}

function readRow(transaction: MemoryTransaction, plan: TablePlan, primary: TreeKey): Row | undefined {
  transaction.noteKey(plan, primary);
  return transaction.view(plan).find(primary);
}

/** The rows that pass, and that the transaction has now seen. */
function seen(transaction: MemoryTransaction, plan: TablePlan, where: readonly Predicate[]): readonly Row[] {
  const matches = compileFilter(where);
  transaction.noteFilter(plan, matches);
  return matchingRows(transaction.view(plan), where, matches);
}
