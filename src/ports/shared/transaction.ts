import type { CallOptions } from './call-options.js';
import type { Deadline } from './deadline.js';

/**
 * What a call to `transaction()` does about a transaction that is already running (the seven modes of Spring and Jakarta EE).
 *
 * | mode | none running | one running |
 * | --- | --- | --- |
 * | `required` | begins one | joins it |
 * | `requiresNew` | begins one | begins an independent one beside it |
 * | `nested` | begins one | a savepoint: its failure undoes only itself |
 * | `supports` | runs without | joins it |
 * | `notSupported` | runs without | runs without, outside of it |
 * | `mandatory` | error | joins it |
 * | `never` | runs without | error |
 */
export type Propagation = 'required' | 'requiresNew' | 'nested' | 'supports' | 'notSupported' | 'mandatory' | 'never';

/** SQL isolation levels. SQLite runs every one of them as `serializable`. */
export type IsolationLevel = 'read committed' | 'repeatable read' | 'serializable';

export interface TransactionOptions extends CallOptions {
  /** Default `required`. */
  readonly propagation?: Propagation | undefined;
  /** Default `serializable`: the one level at which PostgreSQL, SQLite and memory behave the same. */
  readonly isolation?: IsolationLevel | undefined;
  /** A read-only transaction never waits for writers; writing in it is an error. Default false. */
  readonly readOnly?: boolean | undefined;
  /**
   * Conflicts (serialization failure, deadlock, busy) re-run the whole work, by default for 5 seconds; so the work must
   * have no effect outside the database (put those into `afterCommit`). `false`: a conflict is thrown at once.
   */
  readonly retry?: false | { readonly deadline: Deadline } | undefined;
  /**
   * A token of `consistencyToken()`, also of another process: a read-only transaction sees at least what had been stored
   * then, whichever server it runs on. Without one it sees at least the writes of its own process.
   */
  readonly readAfter?: string | undefined;
  /** Shown in errors and logs. */
  readonly name?: string | undefined;
}

/** What an explicit transaction can be told: it joins nothing and is never run again. */
export type BeginTransactionOptions = Omit<TransactionOptions, 'propagation' | 'retry'>;

/** The running transaction, handed to the work. Repositories join it by themselves; the handle is for what they cannot know. */
export interface Transaction {
  /** Unique in this process: `catalog#17`, with the given name `catalog#17(ingest batch)`. */
  readonly name: string;
  readonly isolation: IsolationLevel;
  readonly readOnly: boolean;
  /** 1 on the first run, 2 on the first retry, and so on. */
  readonly attempt: number;
  /** Aborted when the caller's signal is; pass it to other work that should stop too. */
  readonly signal: AbortSignal | undefined;
  readonly rollbackOnly: boolean;
  /** From now on this transaction can only roll back; whoever commits it gets `TRANSACTION_ROLLED_BACK`. */
  setRollbackOnly(): void;
  /** Runs after the outermost commit, in order of registration; not when it rolls back, nor when the savepoint it was registered in did. */
  afterCommit(hook: () => void | Promise<void>): void;
  /** Runs after a roll-back of the outermost transaction; also after its commit when the savepoint it was registered in rolled back. */
  afterRollback(hook: () => void | Promise<void>): void;
  /** Runs `work` inside this transaction from a place where the ambient one was lost (an event emitter, a callback). */
  join<T>(work: () => Promise<T>): Promise<T>;
}
