import { deferred, type Deferred } from '../../domain/shared/deferred.js';
import { CallCancelled, CommitOutcomeUnknown, DatabaseTimeout, DatabaseUnavailable } from '../../ports/shared/database.errors.js';
import { Deadline } from '../../ports/shared/deadline.js';
import type { OpenTransaction, OpenTransactionState } from '../../ports/shared/open-transaction.js';
import { PropagationRefused, TransactionEnded, TransactionRolledBack } from '../../ports/shared/transaction.errors.js';
import type { BeginTransactionOptions, IsolationLevel, Transaction } from '../../ports/shared/transaction.js';
import { callerStack } from './caller-stack.js';
import type { Abandonable } from './running-work.js';
import type { TransactionCoordinator } from './transaction-coordinator.js';

/** How long an explicit transaction may stay open when its caller sets no deadline, ms. */
const LONGEST_MILLISECONDS = 60_000;

type Ending = 'commit' | 'roll back';

/** Makes the work of the transaction reject, so that it is rolled back like any other. */
class RolledBackOnPurpose extends Error {}

/**
 * Begins an explicit transaction: a transaction like any other, whose work is to wait for the end of the handle.
 * @throws PropagationRefused inside a transaction or session of the same database, and what beginning one throws.
 */
export async function beginTransaction<Connection>(
  coordinator: TransactionCoordinator<Connection>,
  options: BeginTransactionOptions = {},
): Promise<OpenTransaction> {
  if (!coordinator.unscoped)
    throw new PropagationRefused(coordinator.database, 'an explicit transaction cannot begin inside a transaction or session');
  const stack = callerStack(beginTransaction);
  const deadline = options.deadline ?? Deadline.after(LONGEST_MILLISECONDS);
  const ending = deferred<Ending>();
  const begun = deferred<Transaction>();
  const outcome = coordinator.transaction(
    async (transaction) => {
      begun.resolve(transaction);
      if ((await ending.promise) === 'roll back') throw new RolledBackOnPurpose();
    },
    { ...options, deadline, propagation: 'requiresNew', retry: false },
  );
  outcome.catch((error: unknown) => begun.reject(error));
  const handle = new TransactionHandle(coordinator.database, await begun.promise, ending, outcome, stack);
  handle.watch(coordinator.work.open, deadline, options.signal);
  return handle;
}

class TransactionHandle implements OpenTransaction, Abandonable {
  state: OpenTransactionState = 'open';
  private finishing: Promise<void> | undefined;
  private abandonedFor: Error | undefined;

  constructor(
    private readonly database: string,
    private readonly transaction: Transaction,
    private readonly ending: Deferred<Ending>,
    private readonly outcome: Promise<void>,
    private readonly stack: string,
  ) {}

  get name(): string {
    return this.transaction.name;
  }
  get isolation(): IsolationLevel {
    return this.transaction.isolation;
  }
  get readOnly(): boolean {
    return this.transaction.readOnly;
  }
  get attempt(): number {
    return this.transaction.attempt;
  }
  get signal(): AbortSignal | undefined {
    return this.transaction.signal;
  }
  get rollbackOnly(): boolean {
    return this.transaction.rollbackOnly;
  }

  setRollbackOnly(): void {
    this.transaction.setRollbackOnly();
  }

  afterCommit(hook: () => void | Promise<void>): void {
    this.transaction.afterCommit(hook);
  }

  afterRollback(hook: () => void | Promise<void>): void {
    this.transaction.afterRollback(hook);
  }

  join<T>(work: () => Promise<T>): Promise<T> {
    return this.finishing ? Promise.reject(new TransactionEnded(this.name)) : this.transaction.join(work);
  }

  async commit(): Promise<void> {
    if (this.abandonedFor) {
      // The roll-back may still be on its way.
      await this.rollback().catch(() => undefined);
      throw new TransactionRolledBack(this.name, this.abandonedFor);
    }
    if (this.finishing) throw new TransactionEnded(this.name);
    await (this.finishing = this.finish('commit'));
  }

  async rollback(): Promise<void> {
    this.finishing ??= this.finish('roll back');
    await this.finishing;
    if (this.state === 'committed') throw new TransactionEnded(this.name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // A commit that failed was told to whoever asked for it.
    await (this.finishing ??= this.finish('roll back')).catch(() => undefined);
  }

  abandon(why: string): void {
    this.end(new DatabaseUnavailable(this.database, `${this.name} was not finished when ${why}`), `before ${why}`);
  }

  /** Ends it by force at its deadline, when its signal aborts, or with the database. */
  watch(open: Set<Abandonable>, deadline: Deadline, signal: AbortSignal | undefined): void {
    const late = (): void =>
      this.end(new DatabaseTimeout(this.database, `${this.name} was not finished by its deadline`), 'by its deadline');
    const timer = setTimeout(late, deadline.remainingMilliseconds);
    const cancelled = (): void => this.end(new CallCancelled(this.database, signal?.reason), undefined);
    signal?.addEventListener('abort', cancelled, { once: true });
    open.add(this);
    const forget = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancelled);
      open.delete(this);
    };
    this.outcome.then(forget, forget);
    if (signal?.aborted) cancelled();
  }

  /** `overdue` completes "was not finished …"; nothing is reported when the caller withdrew. */
  private end(reason: Error, overdue: string | undefined): void {
    if (this.finishing) return;
    this.abandonedFor = reason;
    this.finishing = this.finish('roll back');
    this.finishing.catch(() => undefined);
    if (overdue === undefined) return;
    const what = `${this.name} was not finished ${overdue} and was rolled back`;
    process.emitWarning(what, {
      type: 'SextantTransactionAbandoned',
      code: 'TRANSACTION_ABANDONED',
      detail: `It was begun\n${this.stack}`,
    });
  }

  private async finish(ending: Ending): Promise<void> {
    this.ending.resolve(ending);
    try {
      await this.outcome;
      this.state = 'committed';
    } catch (error) {
      this.state = error instanceof CommitOutcomeUnknown ? 'unknown' : 'rolled back';
      if (!(error instanceof RolledBackOnPurpose)) throw error;
    }
  }
}
