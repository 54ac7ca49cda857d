import type { BeginOptions, ConnectionSource } from '../../shared/connection-source.js';
import type { MemoryStore } from './memory-store.js';
import type { MemoryTransaction, TransactionMode } from './memory-transaction.js';

/** A statement without a transaction of its own sees one moment and commits at once, so that nothing can come between. */
const SINGLE_STATEMENT: TransactionMode = { isolation: 'read committed', readOnly: false };

/** What stands for a connection: it has a transaction open, or each statement commits by itself. */
export class MemoryConnection {
  transaction: MemoryTransaction | undefined;

  constructor(private readonly store: MemoryStore) {}

  execute<T>(statement: (transaction: MemoryTransaction) => T): T {
    if (!this.transaction) return executeAlone(this.store, statement);
    this.transaction.beginStatement();
    return statement(this.transaction);
  }
}

/** Runs one statement committed by itself. */
export function executeAlone<T>(store: MemoryStore, statement: (transaction: MemoryTransaction) => T): T {
  const transaction = store.begin(SINGLE_STATEMENT);
  const result = statement(transaction);
  transaction.commit();
  return result;
}

/** Connections for the transaction coordinator: there are always enough. */
export class MemoryConnections implements ConnectionSource<MemoryConnection> {
  private lent = 0;

  constructor(private readonly store: MemoryStore) {}

  get active(): number {
    return this.lent;
  }

  async acquire(): Promise<MemoryConnection> {
    this.lent++;
    return new MemoryConnection(this.store);
  }

  release(connection: MemoryConnection): void {
    connection.transaction = undefined;
    this.lent--;
  }

  async begin(connection: MemoryConnection, options: BeginOptions): Promise<void> {
    connection.transaction = this.store.begin(options);
  }

  async commit(connection: MemoryConnection): Promise<void> {
    connection.transaction?.commit();
    connection.transaction = undefined;
  }

  async rollback(connection: MemoryConnection): Promise<void> {
    connection.transaction = undefined;
  }

  async savepoint(connection: MemoryConnection, name: string): Promise<void> {
    connection.transaction?.savepoint(name);
  }

  async rollbackToSavepoint(connection: MemoryConnection, name: string): Promise<void> {
    connection.transaction?.rollbackTo(name);
  }

  async releaseSavepoint(connection: MemoryConnection, name: string): Promise<void> {
    connection.transaction?.release(name);
  }
}
