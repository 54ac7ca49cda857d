import { defineTable, type TableSchema } from '../../../src/adapters/schema/shared/table.js';
import { deleteRow, insertRow, insertRows, updateRow } from '../../../src/adapters/memory/shared/memory-statements.js';
import { TablePlans } from '../../../src/adapters/memory/shared/table-plans.js';
import { MemoryStore } from '../../../src/adapters/memory/shared/memory-store.js';
import type { MemoryTransaction } from '../../../src/adapters/memory/shared/memory-transaction.js';
import { compileFilter } from '../../../src/adapters/memory/shared/row-filter.js';
import { countRows } from '../../../src/adapters/memory/shared/row-query.js';
import type { Row } from '../../../src/adapters/memory/shared/tree-key.js';
import type { IsolationLevel } from '../../../src/ports/shared/transaction.js';

export const accountTable = defineTable({
  name: 'account',
  columns: {
    id: { kind: 'integer' },
    holder: { kind: 'text' },
    balance: { kind: 'integer' },
    note: { kind: 'text', nullable: true },
  },
  primaryKey: ['id'],
  uniques: { account_holder_key: ['holder'] },
});

export const transferTable = defineTable({
  name: 'transfer',
  columns: { id: { kind: 'bigint', generated: true }, account_id: { kind: 'integer', nullable: true } },
  primaryKey: ['id'],
  foreignKeys: { transfer_account_fkey: { columns: ['account_id'], references: { table: 'account', columns: ['id'] } } },
});

/** One transaction of the synchronous core, with the statements as a repository would send them. */
export class Session {
  constructor(readonly transaction: MemoryTransaction) {}

  insert(table: TableSchema, row: Row): Row {
    return insertRow(this.begun(), this.plan(table), row);
  }
  update(table: TableSchema, key: Row, changes: Row): Row | undefined {
    return updateRow(this.begun(), this.plan(table), key, changes);
  }
  delete(table: TableSchema, key: Row): boolean {
    return deleteRow(this.begun(), this.plan(table), key);
  }
  load(table: TableSchema, rows: readonly Row[], onConflict: 'error' | 'ignore' | 'update') {
    return insertRows(this.begun(), this.plan(table), rows, onConflict);
  }
  find(table: TableSchema, key: Row): Row | undefined {
    const plan = this.plan(table);
    this.begun().noteKey(plan, plan.keyOf(key));
    return this.transaction.view(plan).find(plan.keyOf(key));
  }
  count(table: TableSchema, where: object = {}): number {
    const plan = this.plan(table);
    const predicates = plan.queries.filter(where);
    const matches = compileFilter(predicates);
    this.begun().noteFilter(plan, matches);
    return countRows(this.transaction.view(plan), predicates, matches);
  }
  commit(): void {
    this.transaction.commit();
  }

  private begun(): MemoryTransaction {
    this.transaction.beginStatement();
    return this.transaction;
  }
  private plan(table: TableSchema) {
    return this.transaction.store.plans.plan(table);
  }
}

/** A store of the two tables with accounts 1 and 2, holding 10 each. */
export class Bank {
  readonly store = new MemoryStore('bank', new TablePlans('bank', [accountTable, transferTable]));

  constructor() {
    const setUp = this.begin();
    setUp.insert(accountTable, { id: 1, holder: 'ann', balance: 10, note: null });
    setUp.insert(accountTable, { id: 2, holder: 'bob', balance: 10, note: null });
    setUp.commit();
  }

  begin(isolation: IsolationLevel = 'serializable'): Session {
    return new Session(this.store.begin({ isolation, readOnly: false }));
  }
  beginReadOnly(): Session {
    return new Session(this.store.begin({ isolation: 'serializable', readOnly: true }));
  }
  /** What is committed of an account. */
  account(id: number): Row | undefined {
    return this.begin().find(accountTable, { id });
  }
}
