import { expect } from 'chai';
import { NewUser } from '../../../domain/identity/user.js';
import { Instant } from '../../../domain/shared/instant.js';
import { Page } from '../../../domain/shared/page.js';
import type { UserRepository } from '../../../ports/identity/user.repository.js';
import type { Database } from '../../../ports/shared/database.js';
import { Seed, type SeedReport } from '../../../ports/shared/seed.js';
import { SeedUnknown } from '../../../ports/shared/seed.errors.js';
import type { SeedLedger } from '../../../ports/shared/seed-ledger.js';
import { SeedService } from '../../../services/shared/seed.service.js';
import { rejection } from '../rejection.js';

/** One process that seeds. */
export interface SeedingProcess {
  readonly database: Database;
  readonly users: UserRepository;
  readonly ledger: SeedLedger;
}

/** Two processes on one store; in memory they are one. */
export interface SeedingSubject {
  readonly here: SeedingProcess;
  readonly there: SeedingProcess;
}

const NOON = Instant.parse('2026-11-21T12:00:00Z');
const clock = { now: () => NOON };

interface SeedOfUsersOptions {
  readonly name?: string;
  readonly version?: number;
  readonly failsAtEnd?: boolean;
}

/** Makes the users that are missing. */
class SeedOfUsers extends Seed {
  readonly name: string;
  readonly version: number;
  readonly database: Database;
  runs = 0;

  constructor(
    private readonly process: SeedingProcess,
    private readonly names: readonly string[],
    private readonly options: SeedOfUsersOptions = {},
  ) {
    super();
    this.database = process.database;
    this.name = options.name ?? 'users';
    this.version = options.version ?? 1;
  }

  async run(report: SeedReport): Promise<void> {
    this.runs += 1;
    for (const name of this.names) {
      const email = `${name}@example.org`;
      if (await this.process.users.findByEmail(email)) report.found('user');
      else {
        await this.process.users.save(new NewUser(email, name, NOON));
        report.created('user');
      }
    }
    if (this.options.failsAtEnd) throw new Error('the seed failed');
  }
}

const serviceOf = ({ ledger }: SeedingProcess, ...seeds: readonly Seed[]): SeedService => new SeedService(seeds, ledger, clock);

/** What seeding owes on every engine, on a store where nothing was ever seeded. */
export function describeSeeding(engine: string, subject: () => SeedingSubject): void {
  const names = async (): Promise<string[]> => (await subject().here.users.list(new Page())).map(({ name }) => name);

  describe(`seeding on ${engine}`, () => {
    it('runs a seed, counts what it made and records it', async () => {
      const { here } = subject();
      const outcomes = await serviceOf(here, new SeedOfUsers(here, ['ada', 'bob'])).run();
      expect(outcomes.map(({ milliseconds: _, ...outcome }) => outcome)).to.deep.equal([
        { seed: 'users', version: 1, database: here.database.name, state: 'applied', created: { user: 2 }, found: {} },
      ]);
      expect(await names()).to.deep.equal(['ada', 'bob']);
      expect(await here.ledger.list(here.database)).to.deep.equal([{ name: 'users', version: 1, appliedAt: NOON }]);
    });

    it('does not run it again, whoever has deleted what it made', async () => {
      const { here } = subject();
      await serviceOf(here, new SeedOfUsers(here, ['ada'])).run();
      const ada = await here.users.findByEmail('ada@example.org');
      if (ada) await here.users.delete(ada.id);
      const again = new SeedOfUsers(here, ['ada']);
      const [outcome] = await serviceOf(here, again).run();
      expect(outcome).to.include({ state: 'already applied' });
      expect(outcome?.created).to.deep.equal({});
      expect(again.runs).to.equal(0);
      expect(await names()).to.deep.equal([]);
    });

    it('leaves alone what somebody else has made', async () => {
      const { here } = subject();
      await here.users.save(new NewUser('ada@example.org', 'Countess', NOON));
      const [outcome] = await serviceOf(here, new SeedOfUsers(here, ['ada', 'bob'])).run();
      expect(outcome).to.deep.include({ created: { user: 1 }, found: { user: 1 } });
      expect(await names()).to.deep.equal(['Countess', 'bob']);
    });

    it('runs a higher version and keeps both records', async () => {
      const { here } = subject();
      await serviceOf(here, new SeedOfUsers(here, ['ada'])).run();
      const [outcome] = await serviceOf(here, new SeedOfUsers(here, ['ada', 'bob'], { version: 2 })).run();
      expect(outcome).to.deep.include({ state: 'applied', version: 2, created: { user: 1 }, found: { user: 1 } });
      expect((await here.ledger.list(here.database)).map(({ version }) => version)).to.deep.equal([1, 2]);
    });

    it('does not run a version that a later one has overtaken', async () => {
      const { here } = subject();
      await serviceOf(here, new SeedOfUsers(here, ['ada', 'bob'], { version: 2 })).run();
      const [outcome] = await serviceOf(here, new SeedOfUsers(here, ['cleo'], { version: 1 })).run();
      expect(outcome?.state).to.equal('already applied');
      expect(await names()).to.deep.equal(['ada', 'bob']);
    });

    it('leaves neither rows nor a record of a seed that fails, and keeps those before it', async () => {
      const { here } = subject();
      const service = serviceOf(
        here,
        new SeedOfUsers(here, ['ada'], { name: 'first' }),
        new SeedOfUsers(here, ['bob'], { name: 'second', failsAtEnd: true }),
        new SeedOfUsers(here, ['cleo'], { name: 'third' }),
      );
      expect(await rejection(service.run())).to.have.property('message', 'the seed failed');
      expect(await names()).to.deep.equal(['ada']);
      expect((await here.ledger.list(here.database)).map(({ name }) => name)).to.deep.equal(['first']);
    });

    it('tells in a dry run what would be made, with what the seeds before it would have made, and leaves nothing', async () => {
      const { here } = subject();
      const service = serviceOf(
        here,
        new SeedOfUsers(here, ['ada', 'bob'], { name: 'first' }),
        new SeedOfUsers(here, ['bob', 'cleo'], { name: 'second' }),
      );
      const outcomes = await service.run({ dryRun: true });
      expect(outcomes.map(({ seed, state, created, found }) => ({ seed, state, created, found }))).to.deep.equal([
        { seed: 'first', state: 'would be applied', created: { user: 2 }, found: {} },
        { seed: 'second', state: 'would be applied', created: { user: 1 }, found: { user: 1 } },
      ]);
      expect(await names()).to.deep.equal([]);
      expect(await here.ledger.list(here.database)).to.deep.equal([]);
      expect((await service.run()).map(({ state }) => state)).to.deep.equal(['applied', 'applied']);
      expect((await service.run({ dryRun: true })).map(({ state }) => state)).to.deep.equal(['already applied', 'already applied']);
    });

    it('throws in a dry run what the seed throws', async () => {
      const { here } = subject();
      const service = serviceOf(here, new SeedOfUsers(here, ['ada'], { failsAtEnd: true }));
      expect(await rejection(service.run({ dryRun: true }))).to.have.property('message', 'the seed failed');
      expect(await names()).to.deep.equal([]);
    });

    it('runs a seed that wants to be named only then', async () => {
      const { here } = subject();
      class SeedWhenNamed extends SeedOfUsers {
        override get occasion(): Seed['occasion'] {
          return 'when named';
        }
      }
      const service = serviceOf(
        here,
        new SeedOfUsers(here, ['ada'], { name: 'first' }),
        new SeedWhenNamed(here, ['bob'], { name: 'second' }),
      );
      expect((await service.run()).map(({ seed }) => seed)).to.deep.equal(['first']);
      expect((await service.run({ name: 'second' })).map(({ seed }) => seed)).to.deep.equal(['second']);
      expect(await names()).to.deep.equal(['ada', 'bob']);
    });

    it('runs one seed by its name and refuses a name that none has', async () => {
      const { here } = subject();
      const service = serviceOf(
        here,
        new SeedOfUsers(here, ['ada'], { name: 'first' }),
        new SeedOfUsers(here, ['bob'], { name: 'second' }),
      );
      expect((await service.run({ name: 'second' })).map(({ seed }) => seed)).to.deep.equal(['second']);
      expect(await names()).to.deep.equal(['bob']);
      const error = await rejection(service.run({ name: 'third' }));
      expect(error).to.be.instanceOf(SeedUnknown);
      expect(error).to.have.property('message').that.includes('there are first, second');
    });

    it('applies each version once, however many do it at once, from an empty store', async () => {
      const { here, there } = subject();
      const running = [here, there, here, there, here, there].map((process) =>
        serviceOf(process, new SeedOfUsers(process, ['ada', 'bob'])).run(),
      );
      const states = (await Promise.all(running)).flat().map(({ state }) => state);
      expect(states.filter((state) => state === 'applied')).to.have.length(1);
      expect(states.filter((state) => state === 'already applied')).to.have.length(5);
      expect(await names()).to.deep.equal(['ada', 'bob']);
      expect(await here.ledger.list(here.database)).to.have.length(1);
    });

    it('runs it where another process began it and failed', async () => {
      const { here, there } = subject();
      const failing = serviceOf(here, new SeedOfUsers(here, ['ada'], { failsAtEnd: true })).run();
      const running = serviceOf(there, new SeedOfUsers(there, ['ada'])).run();
      const [failed, done] = await Promise.allSettled([failing, running]);
      expect(done.status).to.equal('fulfilled');
      // Whoever came second finds the record of the first.
      if (failed.status === 'fulfilled') expect(failed.value[0]?.state).to.equal('already applied');
      expect(await names()).to.deep.equal(['ada']);
    });
  });
}
