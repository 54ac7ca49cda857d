import type { CallOptions } from '../../ports/shared/call-options.js';
import type { IsolationLevel, Transaction } from '../../ports/shared/transaction.js';

/**
 * The handle given to work that runs without a transaction (`supports`, `notSupported`, `never`): every statement
 * commits by itself, so commit hooks run when the work has resolved and nothing can be rolled back.
 */
export class NoTransaction implements Transaction {
  readonly isolation: IsolationLevel = 'read committed';
  readonly readOnly = false;
  readonly attempt = 1;
  readonly rollbackOnly = false;

  readonly hooks: (() => void | Promise<void>)[] = [];

  constructor(
    readonly name: string,
    private readonly call: CallOptions,
  ) {}

  get signal(): AbortSignal | undefined {
    return this.call.signal;
  }

  setRollbackOnly(): void {
    // Each statement is committed already.
  }

  afterCommit(hook: () => void | Promise<void>): void {
    this.hooks.push(hook);
  }

  afterRollback(): void {
    // There is nothing that could roll back.
  }

  join<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }
}
