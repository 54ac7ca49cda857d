import type { CallOptions } from '../../ports/shared/call-options.js';
import { CallCancelled, CommitOutcomeUnknown, DatabaseTimeout, SerializationConflict } from '../../ports/shared/database.errors.js';
import { PropagationRefused, TransactionRolledBack } from '../../ports/shared/transaction.errors.js';
import type { IsolationLevel, Transaction, TransactionOptions } from '../../ports/shared/transaction.js';
import type { AccessMode, AcquireOptions, ConnectionSource, ReadOnlyTransaction } from './connection-source.js';
import { NoTransaction } from './no-transaction.js';
import { DatabaseScopes } from './database-scopes.js';
import { pauseMilliseconds, REAL_RETRY_ENVIRONMENT, retryDeadline, type RetryEnvironment } from './retry-policy.js';
import { RunningWork } from './running-work.js';
import { SessionScope, type Connected } from './session-scope.js';
import { runHooks, TransactionHooks } from './transaction-hooks.js';
import { namedAfter, TransactionLevel, type PhysicalTransaction } from './transaction-level.js';
import { Suspended, writerHolding, type Scope } from './transaction-scope.js';

type Work<T> = (transaction: Transaction) => Promise<T>;

const STRENGTH: Readonly<Record<IsolationLevel, number>> = { 'read committed': 0, 'repeatable read': 1, serializable: 2 };
const DEFAULT_ISOLATION: IsolationLevel = 'serializable';

/**
 * Transactions of one database, the same on every engine: propagation, savepoints, retries, hooks and the rule that a
 * failed statement aborts its level. The engine gives connections and the verbs (`ConnectionSource`); this decides.
 *
 * The current scope is ambient (`AmbientScope`), so a repository needs no handle.
 */
export class TransactionCoordinator<Connection> {
  /** What runs; told to end when it has to. */
  readonly work = new RunningWork();

  constructor(
    readonly database: string,
    readonly source: ConnectionSource<Connection>,
    private readonly retrying: RetryEnvironment = REAL_RETRY_ENVIRONMENT,
    private readonly scopes = new DatabaseScopes<TransactionCoordinator<Connection>, Connection>(database),
  ) {}

  /** The transaction the calling code runs in. */
  current(): TransactionLevel<Connection> | undefined {
    const { scope } = this;
    return scope instanceof TransactionLevel ? scope : undefined;
  }

  /** True when neither a transaction nor a session is open here: a statement may take any connection and commit by itself. */
  get unscoped(): boolean {
    return this.scope === undefined;
  }

  /** Runs one statement in the current transaction or session, or on a connection of its own. */
  async run<T>(mode: AccessMode, statement: (connection: Connection) => Promise<T>, options: CallOptions = {}): Promise<T> {
    const { scope } = this;
    if (scope instanceof TransactionLevel) return scope.run(statement);
    const holder = this.oneWriter(mode) ? writerHolding(scope) : scope;
    if (holder instanceof SessionScope) return holder.run(mode, statement);
    return this.connected(mode, options, scope, async (connection) => ({ result: await statement(connection), broken: false }));
  }

  async session<T>(work: () => Promise<T>, options: CallOptions = {}): Promise<T> {
    const { scope } = this;
    if (scope instanceof TransactionLevel || scope instanceof SessionScope) return work();
    return this.work.counted(async () => {
      const session = new SessionScope(this.database, this.source, options, scope);
      try {
        return await this.scopes.ambient.run(this, session, undefined, work);
      } finally {
        await session.end();
      }
    });
  }

  async transaction<T>(work: Work<T>, options: TransactionOptions = {}): Promise<T> {
    const running = this.current();
    switch (options.propagation ?? 'required') {
      case 'required':
        return running ? this.joined(running, work, options) : this.retried(work, options);
      case 'requiresNew':
        return this.retried(work, options);
      case 'nested':
        return running ? this.nested(running, work) : this.retried(work, options);
      case 'supports':
        return running ? this.joined(running, work, options) : this.without(work, options);
      case 'notSupported':
        return this.without(work, options);
      case 'mandatory':
        if (!running) throw new PropagationRefused(this.database, 'propagation "mandatory" and no transaction is running');
        return this.joined(running, work, options);
      case 'never':
        if (running) throw new PropagationRefused(this.database, `propagation "never" inside ${running.name}`);
        return this.without(work, options);
    }
  }

  private async joined<T>(level: TransactionLevel<Connection>, work: Work<T>, options: TransactionOptions): Promise<T> {
    if (options.isolation && STRENGTH[options.isolation] > STRENGTH[level.isolation])
      throw new PropagationRefused(this.database, `${level.name} runs at ${level.isolation} and cannot be joined at ${options.isolation}`);
    try {
      return await work(level);
    } catch (error) {
      namedAfter(level.name, error);
      level.doom(error);
      throw error;
    }
  }

  /** A savepoint: whatever happens inside, the level around it stays usable. */
  private nested<T>(around: TransactionLevel<Connection>, work: Work<T>): Promise<T> {
    const { physical } = around;
    return around.whileNested(async () => {
      const savepoint = `sextant_${String(++physical.savepoints)}`;
      await this.source.savepoint(physical.connection, savepoint);
      const level = new TransactionLevel(physical, this.enter, savepoint, around);
      try {
        const result = await this.completed(level, work);
        await this.source.releaseSavepoint(physical.connection, savepoint);
        return result;
      } catch (error) {
        namedAfter(level.name, error);
        level.undo();
        await this.source.rollbackToSavepoint(physical.connection, savepoint).catch((failure: unknown) => {
          // Where the transaction stands is not known any more, so nothing may run in it.
          around.fail(failure);
        });
        throw error;
      }
    });
  }

  private async without<T>(work: Work<T>, options: TransactionOptions): Promise<T> {
    const around = this.scope;
    const none = new NoTransaction(this.scopes.label(options.name), options);
    const result = await (around instanceof TransactionLevel
      ? this.scopes.ambient.run(this, new Suspended(around), undefined, () => work(none))
      : work(none));
    await runHooks(none.hooks);
    return result;
  }

  /** Begins, runs, commits; and again after a conflict until the retry deadline. */
  private retried<T>(work: Work<T>, options: TransactionOptions): Promise<T> {
    return this.work.counted(() => this.untilCommitted(work, options));
  }

  private async untilCommitted<T>(work: Work<T>, options: TransactionOptions): Promise<T> {
    const outer = this.scope;
    const until = retryDeadline(options.retry, options.deadline);
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.attempt(work, options, attempt, outer);
      if (outcome.kind === 'committed') return outcome.result;
      if (outcome.kind === 'failed') throw outcome.error;
      if (!until || until.expired) throw outcome.conflict;
      await this.retrying.pause(
        pauseMilliseconds(attempt, () => this.retrying.random()),
        options.signal,
      );
    }
  }

  private async attempt<T>(
    work: Work<T>,
    options: TransactionOptions,
    attempt: number,
    outer: Scope<Connection> | undefined,
  ): Promise<Outcome<T>> {
    throwIfOver(this.database, options);
    const readOnly = options.readOnly ?? false;
    const hooks = new TransactionHooks();
    const acquiring = readOnly ? { ...options, transaction: readOnlyTransaction(options, attempt) } : options;
    const outcome = await this.connected<Outcome<T>>(readOnly ? 'read' : 'write', acquiring, outer, async (connection) => {
      const asked = options.isolation ?? DEFAULT_ISOLATION;
      const isolation = this.source.effectiveIsolation?.(connection, asked) ?? asked;
      const physical: PhysicalTransaction<Connection> = {
        connection,
        name: this.scopes.label(options.name),
        isolation,
        readOnly,
        attempt,
        call: options,
        hooks,
        conflict: undefined,
        savepoints: 0,
      };
      try {
        await this.source.begin(connection, { isolation, readOnly, signal: options.signal, deadline: options.deadline });
        const result = await this.completed(new TransactionLevel(physical, this.enter, undefined, outer), work);
        throwIfOver(this.database, options);
        await this.source.commit(connection);
        return { result: { kind: 'committed', result }, broken: false };
      } catch (error) {
        namedAfter(physical.name, error);
        if (error instanceof CommitOutcomeUnknown) return { result: { kind: 'failed', error }, broken: true };
        const broken = !(await this.rolledBack(connection));
        const conflict = error instanceof SerializationConflict ? error : physical.conflict;
        return { result: conflict ? { kind: 'conflict', conflict } : { kind: 'failed', error }, broken };
      }
    });
    await hooks.run(outcome.kind === 'committed' ? 'commit' : 'rollback');
    return outcome;
  }

  /** Runs the work of one level to its end and throws when what it did must not be committed. */
  private async completed<T>(level: TransactionLevel<Connection>, work: Work<T>): Promise<T> {
    try {
      const result = await this.enter(level, () => work(level));
      if (level.physical.conflict) throw level.physical.conflict;
      if (level.rollbackOnly) throw new TransactionRolledBack(level.name, level.rollbackCause);
      return result;
    } finally {
      await level.end();
    }
  }

  private async rolledBack(connection: Connection): Promise<boolean> {
    try {
      await this.source.rollback(connection);
      return true;
    } catch {
      // The first error is the one to report; a connection that cannot even roll back is thrown away.
      return false;
    }
  }

  /** Work with a connection to itself: that of the session around, the only writing one, borrowed from the transaction around, or one from the pool. */
  private async connected<T>(
    mode: AccessMode,
    options: AcquireOptions,
    outer: Scope<Connection> | undefined,
    work: Connected<Connection, T>,
  ): Promise<T> {
    const holder = this.oneWriter(mode) ? writerHolding(outer) : outer;
    if (holder instanceof SessionScope) return holder.lend(mode, work);
    if (holder instanceof TransactionLevel && this.oneWriter(mode)) return this.borrowed(holder, work);
    const connection = await this.source.acquire(mode, options);
    let broken = false;
    try {
      const outcome = await work(connection);
      broken = outcome.broken;
      return outcome.result;
    } finally {
      this.source.release(connection, broken);
    }
  }

  /** Sets the transaction around aside while independent work uses its connection; its own statements wait meanwhile. */
  private borrowed<T>(holder: TransactionLevel<Connection>, work: Connected<Connection, T>): Promise<T> {
    const { connection } = holder.physical;
    return holder.whileWaiting(async () => {
      const resume = await this.source.suspend?.(connection);
      try {
        return (await work(connection)).result;
      } finally {
        await resume?.().catch((error: unknown) => {
          holder.fail(error);
        });
      }
    });
  }

  /** True when the writing connection there is may be in the hands of the very scope that asks for it. */
  private oneWriter(mode: AccessMode): boolean {
    return mode === 'write' && this.source.suspend !== undefined;
  }

  private readonly enter = <T>(level: TransactionLevel<Connection>, work: () => Promise<T>): Promise<T> =>
    this.scopes.ambient.run(this, level, level, work);

  private get scope(): Scope<Connection> | undefined {
    return this.scopes.ambient.current()?.scope;
  }
}

type Outcome<T> =
  | { readonly kind: 'committed'; readonly result: T }
  | { readonly kind: 'conflict'; readonly conflict: SerializationConflict }
  | { readonly kind: 'failed'; readonly error: unknown };

function readOnlyTransaction({ isolation, readAfter }: TransactionOptions, attempt: number): ReadOnlyTransaction {
  return { readOnly: true, isolation, attempt, readAfter };
}

function throwIfOver(database: string, call: CallOptions): void {
  if (call.signal?.aborted) throw new CallCancelled(database, call.signal.reason);
  if (call.deadline?.expired) throw new DatabaseTimeout(database, 'the deadline of the transaction passed');
}
