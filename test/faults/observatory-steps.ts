import type { TypeormDatabase } from '../../src/adapters/typeorm/database/typeorm-database.js';
import type { TransactionOptions, Transaction } from '../../src/ports/shared/transaction.js';
import type { FileOperationName, FileWatcher } from './file-operations.js';
import { Unflushed } from './unflushed.js';

/** Where a run stops for good; from 1 up, 0 for nowhere. */
export interface Stop {
  readonly step: number;
  /** `kill`: the process is gone. `power`: and what was not flushed is gone too. */
  readonly by: 'kill' | 'power';
  /** Instead of a step: where bytes are first written after so many movements were begun. */
  readonly insideMovement?: number;
}

/** One run of the workflow, counted in steps: every statement, commit and file operation is one. */
export class Lane implements FileWatcher {
  readonly unflushed = new Unflushed();
  /** Each step's name, and whether the power going there would lose more than a kill. */
  readonly steps: { readonly name: string; readonly unflushed: boolean }[] = [];

  /** What waits at the stop. */
  private readonly held: unknown[] = [];

  /** `stopped` is called at the step to stop at; the run then never goes on. */
  #begun = 0;

  constructor(
    private readonly stop: Stop,
    private readonly stopped: () => void,
  ) {}

  before(operation: FileOperationName, path: string): Promise<void> {
    return this.at(`file: ${operation}${/\.part$/.test(path) ? ' beside' : ''}`);
  }

  async at(name: string): Promise<void> {
    this.steps.push({ name, unflushed: !this.unflushed.isEmpty });
    if (name === 'after the commit: begin movement') this.#begun += 1;
    if (this.stop.insideMovement === undefined ? this.steps.length !== this.stop.step : !this.#isInside(name)) return;
    if (this.stop.by === 'power') this.unflushed.lose();
    this.stopped();
    // Kept, or what waits here would be collected, and its files closed.
    await new Promise<void>((goOn) => this.held.push(goOn));
  }

  #isInside(name: string): boolean {
    return this.#begun === this.stop.insideMovement && name === 'file: write beside';
  }
}

/** Makes each statement of a database a step, and the commits of writing transactions with what is before and after them. */
export function stepThrough(database: TypeormDatabase, lane: Lane): void {
  const [execute, transaction] = [database.execute.bind(database), database.transaction.bind(database)];
  const stepped: Pick<TypeormDatabase, 'execute' | 'transaction'> = {
    execute: async (sql, values, mode, options) => {
      await lane.at(`statement: ${sql.name}`);
      return execute(sql, values, mode, options);
    },
    transaction: async <Result>(work: (running: Transaction) => Promise<Result>, options: TransactionOptions = {}): Promise<Result> => {
      if (options.readOnly) return transaction(work, options);
      const name = options.name ?? 'transaction';
      const result = await transaction(async (running) => {
        const done = await work(running);
        await lane.at(`before the commit: ${name}`);
        return done;
      }, options);
      await lane.at(`after the commit: ${name}`);
      return result;
    },
  };
  Object.assign(database, stepped);
}
