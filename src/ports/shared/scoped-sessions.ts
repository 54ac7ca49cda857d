import type { Database } from './database.js';
import type { OpenTransaction } from './open-transaction.js';
import { TransactionScopeMissing } from './transaction.errors.js';
import type { BeginTransactionOptions, Transaction } from './transaction.js';

/** What tells one unit of work from another: a request's id, a job's id, an object that stands for it. */
export type SessionKey = string | number | bigint | symbol | object;

/**
 * One unit of work per scope, whatever a scope is: SQLAlchemy's `scoped_session` with a scope function of your own. The first
 * `run` in a scope begins a transaction, later ones in the same scope go on in it, `commit`, `rollback` or `end` finish it.
 *
 * ```ts
 * const sessions = new ScopedSessions(database, () => requestId.getStore());
 * await sessions.run(() => users.save(user));       // in a middleware, a resolver, wherever the request comes by
 * await sessions.run(() => audit.append(entry));    // the same transaction
 * await sessions.commit();                          // after the answer was made; `end()` where it failed
 * ```
 *
 * A scope that is forgotten is rolled back at its deadline and reported, see `OpenTransaction`. Not for work that a function
 * can go around (`transaction()`), and on SQLite not for many scopes at once: each that writes holds the only writer.
 */
export class ScopedSessions<Key extends SessionKey> implements AsyncDisposable {
  private readonly open = new Map<Key, Promise<OpenTransaction>>();

  constructor(
    private readonly database: Database,
    /** The scope the calling code is in; `undefined` outside of any. */
    private readonly scope: () => Key | undefined,
    /** What each transaction is begun with. */
    private readonly options: () => BeginTransactionOptions = () => ({}),
  ) {}

  /** How many scopes have a transaction. */
  get size(): number {
    return this.open.size;
  }

  /** Runs `work` in the transaction of this scope, begun now if need be. @throws TransactionScopeMissing outside of any scope. */
  async run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const transaction = await this.current(this.key());
    return transaction.join(() => work(transaction));
  }

  /** Commits what this scope has done, if anything; the next `run` begins anew. @throws what `OpenTransaction.commit` throws. */
  async commit(): Promise<void> {
    await (await this.take(this.key()))?.commit();
  }

  /** Undoes what this scope has done since its last commit; the next `run` begins anew. */
  async rollback(): Promise<void> {
    await this.end(this.key());
  }

  /** The scope is over: undoes what was not committed. For the end of a request or job, from inside of it or outside. */
  async end(key: Key = this.key()): Promise<void> {
    await (await this.take(key))?.[Symbol.asyncDispose]();
  }

  /** Ends every scope. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.open.keys()].map((key) => this.end(key)));
  }

  private key(): Key {
    const key = this.scope();
    if (key === undefined) throw new TransactionScopeMissing(this.database.name);
    return key;
  }

  private current(key: Key): Promise<OpenTransaction> {
    let transaction = this.open.get(key);
    if (!transaction) {
      transaction = this.database.begin(this.options());
      this.open.set(key, transaction);
      const begun = transaction;
      const forget = (): void => {
        if (this.open.get(key) === begun) this.open.delete(key);
      };
      // One that failed to begin, or that its deadline ended, makes room for another.
      begun.then((one) => {
        one.afterRollback(forget);
      }, forget);
    }
    return transaction;
  }

  private async take(key: Key): Promise<OpenTransaction | undefined> {
    const transaction = this.open.get(key);
    this.open.delete(key);
    return transaction;
  }
}
