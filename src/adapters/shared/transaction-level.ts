import { deferred } from '../../domain/shared/deferred.js';
import type { CallOptions } from '../../ports/shared/call-options.js';
import { DatabaseError, SerializationConflict } from '../../ports/shared/database.errors.js';
import { TransactionAborted, TransactionEnded } from '../../ports/shared/transaction.errors.js';
import type { IsolationLevel, Transaction } from '../../ports/shared/transaction.js';
import type { Hook, HookOwner, TransactionHooks } from './transaction-hooks.js';

/** What all levels of one transaction of the database have in common. */
export interface PhysicalTransaction<Connection> {
  readonly connection: Connection;
  readonly name: string;
  readonly isolation: IsolationLevel;
  readonly readOnly: boolean;
  readonly attempt: number;
  readonly call: CallOptions;
  readonly hooks: TransactionHooks;
  /** A conflict seen by any statement: whatever the work makes of it, the transaction has to run again. */
  conflict: SerializationConflict | undefined;
  savepoints: number;
}

/**
 * One level of a transaction: the outermost, or one savepoint inside of it. It is the ambient state that statements
 * find, and the handle the work is given.
 */
export class TransactionLevel<Connection> implements Transaction, HookOwner {
  /** Set while a nested level is open: the statements of this one wait, or a roll-back of the nested one would take them along. */
  private nested: Promise<void> | undefined;
  private failure: unknown;
  /** The statement started last, while it is on its way. */
  private latest: Promise<unknown> | undefined;
  private doomed: { readonly cause?: unknown } | undefined;
  private ended = false;
  private rolledBack = false;

  constructor(
    readonly physical: PhysicalTransaction<Connection>,
    private readonly enter: <T>(level: TransactionLevel<Connection>, work: () => Promise<T>) => Promise<T>,
    /** Name of the savepoint; `undefined` for the outermost level. */
    readonly savepoint: string | undefined,
    /** The scope this transaction was begun in, when it is independent of it. */
    readonly outer: object | undefined,
  ) {}

  get name(): string {
    return this.physical.name;
  }
  get isolation(): IsolationLevel {
    return this.physical.isolation;
  }
  get readOnly(): boolean {
    return this.physical.readOnly;
  }
  get attempt(): number {
    return this.physical.attempt;
  }
  get signal(): AbortSignal | undefined {
    return this.physical.call.signal;
  }
  get rollbackOnly(): boolean {
    return this.doomed !== undefined;
  }
  /** Why this level cannot commit: the statement that failed, or the joined work that threw. */
  get rollbackCause(): unknown {
    return this.doomed?.cause;
  }

  /** True when this savepoint, or one around it, was rolled back. */
  get undone(): boolean {
    return this.rolledBack || (this.savepoint !== undefined && this.outer instanceof TransactionLevel && this.outer.undone);
  }

  setRollbackOnly(): void {
    this.doomed ??= {};
  }

  /** Marks the level after joined work threw: its effects are half done, so nothing of the level may be committed. */
  doom(cause: unknown): void {
    this.doomed ??= { cause };
  }

  afterCommit(hook: Hook): void {
    this.physical.hooks.add(this, 'commit', hook);
  }

  afterRollback(hook: Hook): void {
    this.physical.hooks.add(this, 'rollback', hook);
  }

  join<T>(work: () => Promise<T>): Promise<T> {
    if (this.ended) return Promise.reject(new TransactionEnded(this.name));
    return this.enter(this, work);
  }

  /** Runs one statement of this level, or says why it cannot. */
  run<T>(statement: (connection: Connection) => Promise<T>): Promise<T> {
    const running = this.judged(statement, this.latest);
    this.latest = running;
    const over = (): void => {
      if (this.latest === running) this.latest = undefined;
    };
    running.then(over, over);
    return running;
  }

  /** One started while others are on their way learns its fate after them: behind a failed one nothing counts. */
  private async judged<T>(statement: (connection: Connection) => Promise<T>, before: Promise<unknown> | undefined): Promise<T> {
    while (this.nested) await this.nested;
    if (this.ended) throw new TransactionEnded(this.name);
    if (this.failure !== undefined) throw new TransactionAborted(this.name, this.failure);
    try {
      const result = await statement(this.physical.connection);
      await before?.catch(() => undefined);
      if (!this.failed) return result;
    } catch (error) {
      await before?.catch(() => undefined);
      if (!this.failed) {
        namedAfter(this.name, error);
        this.fail(error);
        throw error;
      }
    }
    throw new TransactionAborted(this.name, this.failure);
  }

  private get failed(): boolean {
    return this.failure !== undefined;
  }

  /** After a failed statement nothing more can run in this level, and it cannot be committed. */
  fail(error: unknown): void {
    this.failure ??= error;
    this.doom(error);
    if (error instanceof SerializationConflict) this.physical.conflict ??= error;
  }

  /** Keeps the statements of this level waiting until the nested level is over; nested levels follow one another. */
  async whileNested<T>(work: () => Promise<T>): Promise<T> {
    return this.whileWaiting(() => {
      if (this.failure !== undefined) throw new TransactionAborted(this.name, this.failure);
      return work();
    });
  }

  /** The same for work that is independent of this level, so that it may run even after a statement of the level failed. */
  async whileWaiting<T>(work: () => Promise<T>): Promise<T> {
    while (this.nested) await this.nested;
    if (this.ended) throw new TransactionEnded(this.name);
    const open = deferred();
    this.nested = open.promise;
    try {
      return await work();
    } finally {
      this.nested = undefined;
      open.resolve(undefined);
    }
  }

  /** Remembers that the savepoint was rolled back. */
  undo(): void {
    this.rolledBack = true;
  }

  async end(): Promise<void> {
    while (this.nested) await this.nested;
    this.ended = true;
  }
}

/** Tells an error of a database which transaction it happened in, unless it knows already. */
export function namedAfter(transaction: string, error: unknown): void {
  if (error instanceof DatabaseError) error.inTransaction(transaction);
}
