import { setTimeout as sleep } from 'node:timers/promises';
import type { MemoryDatabase } from '../../adapters/memory/shared/memory-database.js';
import { CommitOutcomeUnknown, SerializationConflict } from '../../ports/shared/database.errors.js';

/** What became of a transaction whose commit was not answered. */
export type UnansweredCommit = 'stored' | 'not stored';

type Fault = () => void;

/**
 * Plants faults into an in-memory database, so that a unit test sees what a service does about them: a statement that
 * fails, a conflict, a slow database, a commit without an answer. Calls are counted from the planting.
 *
 * ```ts
 * using faults = PlantedFaults.in(database);
 * faults.failCall(2, new DatabaseUnavailable('notes', 'the test says so'));
 * ```
 *
 * A planted failure is met by the statement itself, so it aborts its transaction as a real one does.
 */
export class PlantedFaults implements Disposable {
  readonly #byCall = new Map<number, Fault>();
  readonly #commits: UnansweredCommit[] = [];
  #calls = 0;
  #delayMilliseconds = 0;

  private constructor(private readonly database: MemoryDatabase) {}

  static in(database: MemoryDatabase): PlantedFaults {
    const faults = new PlantedFaults(database);
    faults.#takeOver();
    return faults;
  }

  /** Statements that ran, or met a fault, since the planting. */
  get calls(): number {
    return this.#calls;
  }

  /** The n-th statement from now (1 is the next) fails with this error. */
  failCall(number: number, error: Error): void {
    this.#plant(number, () => {
      throw error;
    });
  }

  /** The n-th statement from now meets a concurrent transaction; `transaction()` runs its work again. */
  conflictOnCall(number: number): void {
    this.failCall(number, new SerializationConflict(this.database.name, 'a planted conflict'));
  }

  /** Every statement from now on takes this much longer. */
  delay(milliseconds: number): void {
    this.#delayMilliseconds = milliseconds;
  }

  /** The next transaction to commit ends with `CommitOutcomeUnknown`, and is stored or is not. */
  loseCommitAnswer(outcome: UnansweredCommit): void {
    this.#commits.push(outcome);
  }

  /** Takes every fault out again. */
  [Symbol.dispose](): void {
    Reflect.deleteProperty(this.database, 'run');
    Reflect.deleteProperty(this.database, 'transaction');
  }

  #plant(number: number, fault: Fault): void {
    this.#byCall.set(this.#calls + number, fault);
  }

  #takeOver(): void {
    const { database } = this;
    const run: MemoryDatabase['run'] = database.run.bind(database);
    const transaction: MemoryDatabase['transaction'] = database.transaction.bind(database);
    database.run = async (mode, statement, options) => {
      this.#calls += 1;
      const fault = this.#byCall.get(this.#calls);
      if (this.#delayMilliseconds > 0) await sleep(this.#delayMilliseconds);
      return run(
        mode,
        (open) => {
          fault?.();
          return statement(open);
        },
        options,
      );
    };
    database.transaction = async (work, options) => {
      const unanswered = database.currentTransaction() ? undefined : this.#commits.shift();
      const lost = (): CommitOutcomeUnknown => new CommitOutcomeUnknown(database.name, new Error('a planted loss of the connection'));
      if (unanswered === undefined) return transaction(work, options);
      await transaction(async (handle) => {
        await work(handle);
        if (unanswered === 'not stored') throw lost();
      }, options);
      throw lost();
    };
  }
}
