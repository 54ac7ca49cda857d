import { all, service } from '../../container/index.js';
import { InvalidValue } from '../../domain/shared/invalid-value.js';
import { Clock } from '../../ports/shared/clock.js';
import { Deadline } from '../../ports/shared/deadline.js';
import { Seed } from '../../ports/shared/seed.js';
import { SeedUnknown } from '../../ports/shared/seed.errors.js';
import { SeedLedger } from '../../ports/shared/seed-ledger.js';
import { SeedTally } from './seed-tally.js';

export interface SeedOptions {
  /** Only this one; default all of the profile but those that want to be named. */
  readonly name?: string | undefined;
  /** Runs everything and rolls it back, to see what would be made. */
  readonly dryRun?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of each seed before it runs. */
  readonly onBegin?: ((seed: Seed) => void) | undefined;
}

/** What became of one seed. */
export interface SeedOutcome {
  readonly seed: string;
  readonly version: number;
  readonly database: string;
  /** `already applied`: this version or a later one is recorded, and nothing was run. */
  readonly state: 'applied' | 'would be applied' | 'already applied';
  /** How many of each kind were, or would be, made. */
  readonly created: Readonly<Record<string, number>>;
  /** How many of each kind had been there. */
  readonly found: Readonly<Record<string, number>>;
  readonly milliseconds: number;
}

/** How long conflicts with other writers are tried again. */
const RETRY_MILLISECONDS = 60_000;
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Runs the seeds of the active profile, each once for each of its versions, also when several processes do it at once. */
@service()
export class SeedService {
  constructor(
    @all(Seed) private readonly seeds: readonly Seed[],
    private readonly ledger: SeedLedger,
    private readonly clock: Clock,
  ) {
    seeds.forEach(checked);
  }

  /**
   * Runs what was not run yet, in order. Each seed and its record are one transaction: what fails leaves nothing behind, and
   * those before it stay. A dry run sees what the seeds before it would have made, and leaves nothing at all.
   *
   * @throws SeedUnknown for a name that no seed of the profile has; whatever a seed throws.
   */
  async run({ name, dryRun, ...options }: SeedOptions = {}): Promise<SeedOutcome[]> {
    const chosen = this.seeds.filter((seed) => (name === undefined ? seed.occasion === 'with its profile' : seed.name === name));
    const known = this.seeds.map((seed) => seed.name);
    if (name !== undefined && chosen.length === 0) throw new SeedUnknown(name, known);
    if (dryRun) return this.rehearse(chosen, options);
    const outcomes: SeedOutcome[] = [];
    for (const seed of chosen) outcomes.push(await this.inTransaction(seed, options, () => this.applied(seed, 'applied')));
    return outcomes;
  }

  /** All of them inside of each other, so that each sees the rows of those before, and then nothing of it has happened. */
  private async rehearse(seeds: readonly Seed[], options: SeedOptions): Promise<SeedOutcome[]> {
    const [seed, ...rest] = seeds;
    if (!seed) return [];
    try {
      return await this.inTransaction(seed, options, async (): Promise<never> => {
        const outcome = await this.applied(seed, 'would be applied');
        throw new Rehearsed([outcome, ...(await this.rehearse(rest, options))]);
      });
    } catch (error) {
      if (error instanceof Rehearsed) return error.outcomes;
      throw error;
    }
  }

  private inTransaction<T>(seed: Seed, { signal, onBegin }: SeedOptions, work: () => Promise<T>): Promise<T> {
    onBegin?.(seed);
    const deadline = Deadline.after(RETRY_MILLISECONDS);
    return seed.database.transaction(work, { name: `seed ${seed.name}`, signal, retry: { deadline } });
  }

  private async applied(seed: Seed, state: 'applied' | 'would be applied'): Promise<SeedOutcome> {
    const { name, version, database } = seed;
    const began = performance.now();
    const tally = new SeedTally();
    const isNew = await this.claim(seed);
    if (isNew) await seed.run(tally);
    const milliseconds = Math.round(performance.now() - began);
    return { seed: name, version, database: database.name, state: isNew ? state : 'already applied', ...tally.counts, milliseconds };
  }

  /** Records first and runs afterwards: whoever comes at the same time waits for this transaction, and then finds the record. */
  private async claim({ name, version, database }: Seed): Promise<boolean> {
    await this.ledger.enter(database);
    const records = await this.ledger.list(database);
    if (records.some((record) => record.name === name && record.version >= version)) return false;
    return this.ledger.record(database, { name, version, appliedAt: this.clock.now() });
  }
}

/** Carries the outcomes of a dry run out of the transactions it rolls back. */
class Rehearsed extends Error {
  constructor(readonly outcomes: SeedOutcome[]) {
    super('a dry run rolls back');
  }
}

function checked({ name, version }: Seed, index: number, seeds: readonly Seed[]): void {
  if (!NAME.test(name)) throw new InvalidValue('seed', name, 'small letters, digits and hyphens, such as demo-users');
  if (!Number.isSafeInteger(version) || version < 1)
    throw new InvalidValue(`version of seed ${name}`, String(version), 'a whole number from 1 up');
  if (seeds.findIndex((other) => other.name === name) !== index)
    throw new InvalidValue('seed', name, 'a name that no other seed of the profile has');
}
