import type { CallOptions } from '../../../ports/shared/call-options.js';
import type { AccessMode } from '../../shared/connection-source.js';
import { checkedPage } from '../../shared/selection.js';
import type { BulkCounts, BulkOptions, Filter, KeyOf, Selection, TableGateway } from '../../shared/table-gateway.js';
import type { NewRowOf, RowOf, TableSchema } from '../../schema/shared/table.js';
import { deleteRow, insertRow, insertRows, updateRow } from './memory-statements.js';
import type { MemoryTransaction } from './memory-transaction.js';
import { compileFilter, ownFilter } from './row-filter.js';
import { countRows, selectRows } from './row-query.js';
import type { TablePlan } from './table-plan.js';
import type { Row, TreeKey } from './tree-key.js';

/** Runs statements of one database in whatever transaction the caller is in. */
export interface StatementRunner {
  run<T>(mode: AccessMode, statement: (transaction: MemoryTransaction) => T, options: CallOptions | undefined): Promise<T>;
}

/**
 * One table in memory. It refuses what the databases refuse, for the same reason and with the same error; the rows it takes
 * and gives are copies.
 */
export class MemoryTable<Table extends TableSchema> implements TableGateway<Table> {
  constructor(
    readonly schema: Table,
    private readonly plan: TablePlan,
    private readonly runner: StatementRunner,
  ) {}

  async find(key: KeyOf<Table>, options?: CallOptions): Promise<RowOf<Table> | undefined> {
    const { plan } = this;
    plan.validator.checkKey(key);
    // Taken now, because the caller may change the object before its turn comes; so it is with everything below.
    const primary = plan.keyOf(key);
    return this.runner.run('read', (transaction) => this.given(readRow(transaction, plan, primary)), options);
  }

  async select(selection: Selection<Table> = {}, options?: CallOptions): Promise<RowOf<Table>[]> {
    const { plan } = this;
    const { orderBy = [], descending = false } = selection;
    if (selection.where) plan.validator.checkFilter(selection.where);
    const where = ownFilter(selection.where);
    plan.validator.checkColumns(orderBy);
    const query = { where, orderBy: [...orderBy], descending, page: checkedPage(selection) };
    const matches = compileFilter(where);
    return this.runner.run(
      'read',
      (transaction) => {
        transaction.noteFilter(plan, matches);
        return selectRows(transaction.view(plan), query, matches).map((row) => this.given(row) as RowOf<Table>);
      },
      options,
    );
  }

  async count(filter?: Filter<Table>, options?: CallOptions): Promise<number> {
    const { plan } = this;
    if (filter) plan.validator.checkFilter(filter);
    const where = ownFilter(filter);
    const matches = compileFilter(where);
    return this.runner.run(
      'read',
      (transaction) => {
        transaction.noteFilter(plan, matches);
        return countRows(transaction.view(plan), where, matches);
      },
      options,
    );
  }

  async insert(row: NewRowOf<Table>, options?: CallOptions): Promise<RowOf<Table>> {
    const { plan } = this;
    plan.validator.checkNew(row);
    const own = { ...row } as Row;
    return this.runner.run('write', (transaction) => this.given(insertRow(transaction, plan, own)) as RowOf<Table>, options);
  }

  async update(key: KeyOf<Table>, changes: Partial<RowOf<Table>>, options?: CallOptions): Promise<RowOf<Table> | undefined> {
    const { plan } = this;
    plan.validator.checkKey(key);
    plan.validator.checkChanges(changes);
    if (Object.keys(changes).length === 0) return this.find(key, options);
    const [where, own] = [{ ...key }, { ...changes }] as [Row, Row];
    return this.runner.run('write', (transaction) => this.given(updateRow(transaction, plan, where, own)), options);
  }

  async delete(key: KeyOf<Table>, options?: CallOptions): Promise<boolean> {
    const { plan } = this;
    plan.validator.checkKey(key);
    const where = { ...key } as Row;
    return this.runner.run('write', (transaction) => deleteRow(transaction, plan, where), options);
  }

  async insertMany(rows: Iterable<NewRowOf<Table>>, options: BulkOptions): Promise<BulkCounts> {
    const { plan } = this;
    const own = Array.from(rows, (row) => {
      plan.validator.checkBulk(row);
      return { ...row };
    });
    if (own.length === 0) return { inserted: 0, updated: 0, skipped: 0 };
    return this.runner.run('write', (transaction) => insertRows(transaction, plan, own, options.onConflict), options);
  }

  private given(row: Row | undefined): RowOf<Table> | undefined {
    return row && ({ ...row } as RowOf<Table>);
  }
}

function readRow(transaction: MemoryTransaction, plan: TablePlan, primary: TreeKey): Row | undefined {
  transaction.noteKey(plan, primary);
  return transaction.view(plan).find(primary);
}
