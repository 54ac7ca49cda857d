import type { Instant } from '../../../domain/shared/instant.js';
import { Checksums, stepChecksum } from './checksum.js';
import type { AppliedMigration, Ledger, LedgerStep } from './migration-ledger.js';
import { MigrationHistoryConflict, MigrationInterrupted } from './migration.errors.js';
import { stepsOf, type Direction, type Migration, type MigrationSteps } from './migration.js';

export type MigrationState =
  | 'applied'
  | 'pending'
  | 'edited' // applied, and its text has changed since
  | 'missing' // applied, and not part of this version
  | 'late' // not applied, although a later one was
  | 'begun' // some of its steps were done, outside of a transaction
  | 'interrupted'; // a step of it was running when its process ended

/** What is known of one migration in one database. */
export interface MigrationStatus {
  readonly name: string;
  readonly state: MigrationState;
  readonly appliedAt?: Instant;
  /** How long it took, ms. */
  readonly milliseconds?: number;
  /** The step an unfinished migration has come to, from 1. */
  readonly step?: number;
}

/** The declared migrations against the ledger, pure: what is done, what is to do, and what contradicts. */
export class MigrationHistory {
  /** Those of this version that stand for themselves, in order. */
  readonly declared: readonly Migration[];
  private readonly applied: ReadonlyMap<string, AppliedMigration>;
  private readonly byName: ReadonlyMap<string, Migration>;
  /** The name of the last declared one that is applied. */
  private readonly lastDone: string | undefined;

  constructor(
    private readonly database: string,
    declared: readonly Migration[],
    private readonly ledger: Ledger,
    private readonly checksums: Checksums = new Checksums(),
  ) {
    this.applied = new Map(ledger.migrations.map((row) => [row.name, row]));
    const replaced = new Set(declared.flatMap((migration) => migration.replaces ?? []));
    this.declared = declared.filter(({ name }) => !replaced.has(name)).sort((one, other) => (one.name < other.name ? -1 : 1));
    this.byName = new Map(this.declared.map((migration) => [migration.name, migration]));
    this.lastDone = this.declared.findLast(({ name }) => this.applied.has(name))?.name;
  }

  /** Every migration that is declared or applied, in order. */
  statuses(): MigrationStatus[] {
    const names = new Set([...this.declared.map(({ name }) => name), ...this.applied.keys()]);
    for (const squash of this.declared) if (this.isAdoptable(squash)) for (const name of squash.replaces ?? []) names.delete(name);
    return [...names].sort().map((name) => this.statusOf(name));
  }

  /** The migrations still to run, in order. @throws MigrationHistoryConflict for the first contradiction. */
  pending(): Migration[] {
    for (const { name, state } of this.statuses()) {
      const why = CONTRADICTIONS[state as keyof typeof CONTRADICTIONS] as string | undefined;
      if (why) throw new MigrationHistoryConflict(this.database, name, why);
    }
    const [halfWay] = this.ledger.unfinished.filter(({ direction }) => direction === 'down');
    if (halfWay)
      throw new MigrationHistoryConflict(this.database, halfWay.migration, 'is half rolled back; finish that by `sextant rollback`');
    return this.declared.filter(({ name }) => !this.applied.has(name));
  }

  /** The migration that a rollback begins with. @throws MigrationHistoryConflict when the last one cannot be rolled back by this version. */
  lastApplied(): Migration | undefined {
    const halfWay = this.ledger.unfinished.find(({ direction }) => direction === 'down')?.migration;
    const name = halfWay ?? [...this.applied.keys()].sort().at(-1);
    if (name === undefined) return undefined;
    const migration = this.byName.get(name);
    if (!migration) throw new MigrationHistoryConflict(this.database, name, CONTRADICTIONS.missing);
    if (this.checksums.of(migration) !== this.applied.get(name)?.checksum)
      throw new MigrationHistoryConflict(this.database, name, CONTRADICTIONS.edited);
    return migration;
  }

  /** True when everything this migration stands for was applied, so that only the ledger has to learn of it. */
  isAdoptable({ name, replaces = [] }: Migration): boolean {
    if (this.applied.has(name) || replaces.length === 0) return false;
    const done = replaces.filter((replaced) => this.applied.has(replaced));
    if (done.length === 0 || done.length === replaces.length) return done.length > 0;
    const rest = replaces.filter((replaced) => !this.applied.has(replaced)).join(', ');
    throw new MigrationHistoryConflict(this.database, name, `replaces migrations of which some were applied, but not ${rest}`);
  }

  /**
   * How many steps of an unfinished migration are done, and whether the next one was begun.
   * @throws MigrationHistoryConflict when a done step reads differently now.
   */
  progress(migration: Migration, direction: Direction, dialect: keyof MigrationSteps): { readonly done: number; readonly begun: boolean } {
    const rows = this.ledger.unfinished.filter((row) => row.migration === migration.name && row.direction === direction);
    const steps = stepsOf(migration, direction, dialect);
    for (const row of rows) {
      const step = steps[row.step - 1];
      if (!step || stepChecksum(step) !== row.checksum)
        throw new MigrationHistoryConflict(this.database, migration.name, `was edited after its step ${String(row.step)} had been run`);
    }
    return { done: rows.filter(({ state }) => state === 'done').length, begun: rows.some(({ state }) => state === 'begun') };
  }

  /** The error for a step that was begun and must not simply begin again. */
  interrupted(migration: Migration, direction: Direction, dialect: keyof MigrationSteps): MigrationInterrupted {
    const { done } = this.progress(migration, direction, dialect);
    const steps = stepsOf(migration, direction, dialect);
    const facts = { database: this.database, migration: migration.name, step: done + 1, steps: steps.length, sql: steps[done]?.sql ?? '' };
    return new MigrationInterrupted(facts);
  }

  private statusOf(name: string): MigrationStatus {
    const row = this.applied.get(name);
    const migration = this.byName.get(name);
    const unfinished = this.ledger.unfinished.filter((one) => one.migration === name);
    if (unfinished.length > 0) return { name, ...unfinishedState(unfinished), ...(row && { appliedAt: row.appliedAt }) };
    if (!row) return { name, state: this.isLate(name) ? 'late' : 'pending' };
    const state = !migration ? 'missing' : this.checksums.of(migration) === row.checksum ? 'applied' : 'edited';
    return { name, state, appliedAt: row.appliedAt, milliseconds: row.milliseconds };
  }

  private isLate(name: string): boolean {
    const squash = this.byName.get(name);
    if (squash && this.isAdoptable(squash)) return false;
    return this.lastDone !== undefined && name < this.lastDone;
  }
}

const CONTRADICTIONS = {
  edited: 'was edited after it was applied',
  missing: 'was applied but is not part of this version',
  late: 'has not been applied, but a later one has',
} as const;

function unfinishedState(rows: readonly LedgerStep[]): { readonly state: MigrationState; readonly step: number } {
  const step = Math.max(...rows.map((row) => row.step));
  return { state: rows.some(({ state }) => state === 'begun') ? 'interrupted' : 'begun', step };
}
