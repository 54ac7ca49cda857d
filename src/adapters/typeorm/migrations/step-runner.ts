import { DatabaseUnavailable, SerializationConflict } from '../../../ports/shared/database.errors.js';
import type { SqlConnection } from '../shared/sql-connection.js';
import { brokenReferences, limitLocks } from './migration-lock.js';
import { run, type LedgerStore } from './migration-ledger.js';
import { DEFAULT_LOCK_TIMEOUT_MILLISECONDS, type MigrationTarget, type RunOptions } from './migration-target.js';
import { MigrationFailed, type StepFacts } from './migration.errors.js';
import { stepsOf, type Direction, type Migration, type MigrationStep } from './migration.js';

/** One migration on its way in one direction. */
export interface Course {
  readonly migration: Migration;
  readonly direction: Direction;
  readonly steps: readonly MigrationStep[];
}

export function courseOf(target: MigrationTarget, migration: Migration, direction: Direction): Course {
  return { migration, direction, steps: stepsOf(migration, direction, target.dialect.name) };
}

/** Runs the steps of a migration and notes each in the ledger. */
export class StepRunner {
  constructor(
    private readonly target: MigrationTarget,
    private readonly ledger: LedgerStore,
    private readonly options: RunOptions,
  ) {}

  /** Steps `from` up to `to` (counted from 0, `to` excluded) in the transaction of the connection. */
  async inTransaction(connection: SqlConnection, course: Course, from: number, to: number): Promise<void> {
    await limitLocks(connection, this.target.dialect, this.options.lockTimeoutMilliseconds ?? DEFAULT_LOCK_TIMEOUT_MILLISECONDS);
    for (let index = from; index < to; index++) {
      const began = performance.now();
      const step = this.announced(course, index);
      await this.reported(course, index, () => run(connection, step.sql));
      await this.record(connection, course, index, 'done', performance.now() - began);
    }
    if (course.migration.rebuildsReferencedTables && this.target.dialect.name === 'sqlite')
      await this.checkReferences(connection, course, to);
  }

  /** One step that no transaction may surround. Noted before and after, so that a crash in between shows. */
  async outside(course: Course, index: number): Promise<void> {
    const { coordinator } = this.target;
    const began = performance.now();
    const step = this.announced(course, index);
    await coordinator.transaction(
      () =>
        coordinator.session(() =>
          coordinator.run('write', async (connection) => {
            await this.record(connection, course, index, 'begun', 0);
            try {
              await this.unlimited(connection, () => this.reported(course, index, () => run(connection, step.sql)));
            } catch (error) {
              await this.forgetRefused(connection, course, index, error);
              throw error;
            }
            await this.record(connection, course, index, 'done', performance.now() - began);
          }),
        ),
      { propagation: 'notSupported', signal: this.options.signal },
    );
  }

  /** Removes what an interrupted run of a step left behind. */
  async cleanUp(course: Course, index: number): Promise<void> {
    const { coordinator } = this.target;
    const cleanup = course.steps[index]?.cleanup;
    if (cleanup === undefined) return;
    await coordinator.transaction(
      () =>
        coordinator.session(() =>
          coordinator.run('write', (connection) =>
            this.unlimited(connection, () => this.reported(course, index, () => run(connection, cleanup))),
          ),
        ),
      { propagation: 'notSupported', signal: this.options.signal },
    );
  }

  facts({ migration, steps }: Course, index: number): StepFacts {
    return {
      database: this.target.database,
      migration: migration.name,
      step: index + 1,
      steps: steps.length,
      sql: steps[index]?.sql ?? '',
    };
  }

  private announced(course: Course, index: number): MigrationStep {
    const { migration, step, steps, sql } = this.facts(course, index);
    this.options.onEvent?.({ kind: 'step', migration, step, steps, sql });
    return course.steps[index] ?? { sql };
  }

  private record(connection: SqlConnection, course: Course, index: number, state: 'begun' | 'done', milliseconds: number): Promise<void> {
    const { migration, direction } = course;
    const step = course.steps[index] ?? { sql: '' };
    const record = { migration, direction, number: index + 1, step, milliseconds: Math.round(milliseconds) };
    return this.ledger.recordStep(connection, record, state, this.target.clock.now());
  }

  /** A conflict is passed on as it is: it makes the whole transaction run again. */
  private async reported<T>(course: Course, index: number, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof SerializationConflict) throw error;
      throw new MigrationFailed(this.facts(course, index), error);
    }
  }

  /** A step that the server has refused is known to have ended; without a clean-up there is nothing to remember of it. */
  private async forgetRefused(connection: SqlConnection, course: Course, index: number, error: unknown): Promise<void> {
    const lost = error instanceof MigrationFailed && error.cause instanceof DatabaseUnavailable;
    const step = course.steps[index];
    if (lost || !step || step.cleanup !== undefined) return;
    const { migration, direction } = course;
    await this.ledger.forgetStep(connection, { migration: migration.name, direction, step: index + 1 });
  }

  private async checkReferences(connection: SqlConnection, course: Course, steps: number): Promise<void> {
    const broken = await brokenReferences(connection);
    if (broken.length > 0) throw new MigrationFailed(this.facts(course, steps - 1), new Error(broken.slice(0, 5).join('; ')));
  }

  private async unlimited<T>(connection: SqlConnection, work: () => Promise<T>): Promise<T> {
    if (this.target.dialect.name !== 'postgres' || this.target.behindPooler) return work();
    await run(connection, `SELECT set_config('statement_timeout', '0', false)`);
    try {
      return await work();
    } finally {
      await run(connection, 'RESET statement_timeout').catch(() => undefined);
    }
  }
}
