import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseTimeout } from '../../../ports/shared/database.errors.js';
import { Deadline } from '../../../ports/shared/deadline.js';
import type { SqlConnection } from '../shared/sql-connection.js';
import { Checksums } from './checksum.js';
import { MigrationHistory, type MigrationStatus } from './migration-history.js';
import { EMPTY_LEDGER, LedgerStore, type Ledger } from './migration-ledger.js';
import { dropSnapshot, lockMigrations, withoutForeignKeys } from './migration-lock.js';
import { DEFAULT_WAIT_MILLISECONDS, type MigrationTarget, type RunOptions } from './migration-target.js';
import { MigrationBlocked, MigrationFailed, MigrationMisnamed } from './migration.errors.js';
import { stepsOf, type Direction, type Migration } from './migration.js';
import { courseOf, StepRunner, type Course } from './step-runner.js';

export interface MigrateOptions extends RunOptions {
  /** The last migration to apply; default all. */
  readonly to?: string | undefined;
}

export interface RollbackOptions extends RunOptions {
  /** The migration that stays the last; everything after it is rolled back. Default: only the last one is. */
  readonly to?: string | undefined;
}

/** One migration that would run, and its statements. */
export interface PlannedMigration {
  readonly migration: string;
  readonly statements: readonly string[];
}

/** What the step that was chosen under the lock came to. */
type Progress = 'done' | 'again' | 'nothing to do' | Course;

interface Outcome {
  readonly progress: Progress;
  readonly finished?: { readonly kind: 'applied' | 'reverted' | 'adopted'; readonly migration: string };
}

const FIRST_PAUSE_MILLISECONDS = 10;
const LONGEST_PAUSE_MILLISECONDS = 500;

/**
 * The migrations of one database: what is applied, what is to do, and the doing. Processes that start together take turns
 * by a lock that ends with its transaction, and read the ledger again under it, so each migration runs once.
 *
 * Each migration runs in a transaction of its own, with its rows of the ledger: a process killed in it leaves nothing
 * behind. Steps that no transaction may surround are noted one by one; the next run goes on behind the last done one.
 */
export class Migrator {
  private readonly store: LedgerStore;
  private readonly checksums = new Checksums();
  /** The tables of the ledger are known to be there. */
  private prepared = false;

  constructor(private readonly target: MigrationTarget) {
    this.store = new LedgerStore(target.database, target.dialect, target.version);
  }

  /** Every migration that is declared or applied, in order. Writes nothing. */
  async statuses(): Promise<MigrationStatus[]> {
    return (await this.history()).statuses();
  }

  /** What `migrate` would run, in order. Writes nothing. @throws MigrationHistoryConflict */
  async plan({ to }: { readonly to?: string | undefined } = {}): Promise<PlannedMigration[]> {
    const history = await this.history();
    return this.upTo(history.pending(), to).map((migration) => ({
      migration: migration.name,
      statements: history.isAdoptable(migration) ? [] : stepsOf(migration, 'up', this.target.dialect.name).map(({ sql }) => sql),
    }));
  }

  /**
   * Applies what is missing and returns the names, in order. @throws MigrationHistoryConflict, and nothing was written;
   * MigrationFailed, MigrationBlocked or MigrationInterrupted, and those before are applied.
   */
  async migrate({ to, ...options }: MigrateOptions = {}): Promise<string[]> {
    if ((await this.plan({ to })).length === 0) return [];
    const applied: string[] = [];
    const next = (history: MigrationHistory): Migration | undefined => this.upTo(history.pending(), to)[0];
    while (await this.step('up', next, options, applied));
    return applied;
  }

  /** Rolls back the last migration, or all after `to`, and returns their names, the latest first. @throws as `migrate`. */
  async rollback({ to, ...options }: RollbackOptions = {}): Promise<string[]> {
    const reverted: string[] = [];
    if (to !== undefined) this.named(to);
    const next = (history: MigrationHistory): Migration | undefined => {
      if (to === undefined && reverted.length > 0) return undefined;
      const last = history.lastApplied();
      return last && last.name !== to ? last : undefined;
    };
    while (await this.step('down', next, options, reverted));
    return reverted;
  }

  /** Runs `work` with the ledger, under the lock: for repairs. */
  underLock<T>(work: (ledger: Ledger, store: LedgerStore, connection: SqlConnection) => Promise<T>): Promise<T> {
    return this.locked({}, async (connection) => work(await this.store.read(connection), this.store, connection));
  }

  /** One migration, in the direction given; false when there is none left. */
  private async step(
    direction: Direction,
    choose: (history: MigrationHistory) => Migration | undefined,
    options: RunOptions,
    done: string[],
  ): Promise<boolean> {
    const until = Deadline.after(options.waitMilliseconds ?? DEFAULT_WAIT_MILLISECONDS);
    const runner = new StepRunner(this.target, this.store, options);
    const began = performance.now();
    for (let attempt = 0; ; attempt++) {
      try {
        const progress = await this.chosen(direction, choose, runner, options, done);
        if (progress === 'nothing to do') return false;
        if (typeof progress === 'object') await this.inParts(progress, choose, runner, options, done);
        return true;
      } catch (error) {
        if (!isLockTimeout(error)) throw error;
        const { migration, step, steps } = error.facts as { migration: string; step: number; steps: number };
        if (until.expired) throw new MigrationBlocked(error.facts as never, performance.now() - began, error);
        options.onEvent?.({ kind: 'waiting', migration, step, steps, why: 'another session holds what it needs' });
        await pauseBefore(attempt, options.signal);
      }
    }
  }

  /** The next migration, whole, in one transaction; or the course of one that has to be run in parts. */
  private async chosen(
    direction: Direction,
    choose: (history: MigrationHistory) => Migration | undefined,
    runner: StepRunner,
    options: RunOptions,
    done: string[],
  ): Promise<Progress> {
    const began = performance.now();
    const unenforced = await this.rebuilds(choose);
    const attempt = (): Promise<Outcome> =>
      this.locked(options, async (connection): Promise<Outcome> => {
        const history = this.historyIn(await this.store.read(connection));
        const migration = choose(history);
        if (!migration) return { progress: 'nothing to do' };
        if (direction === 'up' && history.isAdoptable(migration)) {
          await this.adopt(connection, migration);
          return { progress: 'done', finished: { kind: 'adopted', migration: migration.name } };
        }
        const course = courseOf(this.target, migration, direction);
        if (course.steps.some(({ transaction }) => transaction === 'outside')) return { progress: course };
        // Somebody else has applied the one that was looked at before the lock.
        if ((migration.rebuildsReferencedTables ?? false) !== unenforced && this.target.dialect.name === 'sqlite')
          return { progress: 'again' };
        await runner.inTransaction(connection, course, 0, course.steps.length);
        await this.finish(connection, course, performance.now() - began);
        return { progress: 'done', finished: { kind: direction === 'up' ? 'applied' : 'reverted', migration: migration.name } };
      });
    const { progress, finished } = await (unenforced ? withoutForeignKeys(this.target.coordinator, attempt) : attempt());
    if (finished) this.over(finished.migration, finished.kind, performance.now() - began, options, done);
    return progress;
  }

  /** Whether the next migration is one for which SQLite must not enforce foreign keys; that is decided before its transaction. */
  private async rebuilds(choose: (history: MigrationHistory) => Migration | undefined): Promise<boolean> {
    const { dialect, migrations } = this.target;
    if (dialect.name !== 'sqlite' || !migrations.some((migration) => migration.rebuildsReferencedTables)) return false;
    return choose(await this.history())?.rebuildsReferencedTables ?? false;
  }

  /** What the migration stands for was applied: only the ledger has to learn of it. */
  private async adopt(connection: SqlConnection, migration: Migration): Promise<void> {
    for (const name of migration.replaces ?? []) await this.store.recordReverted(connection, name);
    await this.store.recordApplied(connection, migration, 0, this.target.clock.now());
  }

  /** Steps inside and outside of transactions by turns, while another connection holds the lock. */
  private async inParts(
    course: Course,
    choose: (history: MigrationHistory) => Migration | undefined,
    runner: StepRunner,
    options: RunOptions,
    done: string[],
  ): Promise<void> {
    const { dialect } = this.target;
    const began = performance.now();
    const finished = await this.locked(options, async (connection) => {
      const history = this.historyIn(await this.store.read(connection));
      if (choose(history)?.name !== course.migration.name) return false;
      await dropSnapshot(connection, dialect);
      const progress = history.progress(course.migration, course.direction, dialect.name);
      if (progress.begun) {
        const step = course.steps[progress.done];
        if (step?.cleanup === undefined && !step?.repeatable) throw history.interrupted(course.migration, course.direction, dialect.name);
        await runner.cleanUp(course, progress.done);
      }
      for (const { from, to, outside } of partsOf(course, progress.done)) {
        if (outside) await runner.outside(course, from);
        else await this.independent(options, (own) => runner.inTransaction(own, course, from, to));
      }
      await this.independent(options, (own) => this.finish(own, course, performance.now() - began));
      return true;
    });
    const kind = course.direction === 'up' ? 'applied' : 'reverted';
    if (finished) this.over(course.migration.name, kind, performance.now() - began, options, done);
  }

  private finish(connection: SqlConnection, { migration, direction }: Course, milliseconds: number): Promise<void> {
    if (direction === 'down') return this.store.recordReverted(connection, migration.name);
    return this.store.recordApplied(connection, migration, Math.round(milliseconds), this.target.clock.now());
  }

  private over(name: string, kind: 'applied' | 'reverted' | 'adopted', milliseconds: number, options: RunOptions, done: string[]): void {
    done.push(name);
    options.onEvent?.({ kind, migration: name, milliseconds });
  }

  /** A transaction of its own beside the one that holds the lock. */
  private independent<T>(options: RunOptions, work: (connection: SqlConnection) => Promise<T>): Promise<T> {
    const { coordinator } = this.target;
    return coordinator.transaction(() => coordinator.run('write', work), {
      propagation: 'requiresNew',
      isolation: 'read committed',
      name: 'migrate',
      signal: options.signal,
    });
  }

  /** Waits its turn, asking again and again, then runs `work` in the transaction that holds the lock. */
  private async locked<T>(options: RunOptions, work: (connection: SqlConnection) => Promise<T>): Promise<T> {
    const { coordinator, dialect, database } = this.target;
    const wait = options.waitMilliseconds ?? DEFAULT_WAIT_MILLISECONDS;
    const until = Deadline.after(wait);
    for (let attempt = 0; ; attempt++) {
      const outcome = await coordinator.transaction(
        () =>
          coordinator.run('write', async (connection) => {
            if (!(await lockMigrations(connection, dialect))) return undefined;
            if (!this.prepared) await this.store.create(connection);
            return { result: await work(connection) };
          }),
        { name: 'migrate', isolation: 'read committed', signal: options.signal, retry: { deadline: until } },
      );
      if (outcome) {
        this.prepared = true;
        return outcome.result;
      }
      if (until.expired) throw new DatabaseTimeout(database, `another process has been migrating for ${String(wait)} ms`);
      await pauseBefore(attempt, options.signal);
    }
  }

  private async history(): Promise<MigrationHistory> {
    const { coordinator } = this.target;
    const ledger = await coordinator.run('read', async (connection) =>
      (await this.store.exists(connection)) ? this.store.read(connection) : EMPTY_LEDGER,
    );
    return this.historyIn(ledger);
  }

  private historyIn(ledger: Ledger): MigrationHistory {
    return new MigrationHistory(this.target.database, this.target.migrations, ledger, this.checksums);
  }

  private upTo(pending: readonly Migration[], to: string | undefined): readonly Migration[] {
    if (to === undefined) return pending;
    this.named(to);
    return pending.filter(({ name }) => name <= to);
  }

  private named(name: string): void {
    if (!this.target.migrations.some((migration) => migration.name === name))
      throw new MigrationMisnamed(this.target.database, name, 'does not exist');
  }
}

/** The steps from `done` on, in runs: those that may share a transaction together, each of the others alone. */
function partsOf({ steps }: Course, done: number): { readonly from: number; readonly to: number; readonly outside: boolean }[] {
  const parts: { from: number; to: number; outside: boolean }[] = [];
  for (let index = done; index < steps.length; index++) {
    const outside = steps[index]?.transaction === 'outside';
    const last = parts.at(-1);
    if (last && !outside && !last.outside) last.to = index + 1;
    else parts.push({ from: index, to: index + 1, outside });
  }
  return parts;
}

/** Longer each time, and never the same for two processes. */
async function pauseBefore(attempt: number, signal: AbortSignal | undefined): Promise<void> {
  const longest = Math.min(LONGEST_PAUSE_MILLISECONDS, FIRST_PAUSE_MILLISECONDS * 2 ** attempt);
  await sleep(longest * (0.5 + Math.random() / 2), undefined, signal && { signal }).catch(() => undefined);
}

function isLockTimeout(error: unknown): error is MigrationFailed {
  if (!(error instanceof MigrationFailed) || !(error.cause instanceof DatabaseTimeout)) return false;
  const { cause } = error.cause;
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === '55P03';
}
