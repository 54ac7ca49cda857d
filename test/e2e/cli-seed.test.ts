import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { newBackend } from '../../src/testing/backends/new-backend.js';
import type { SeedOutcome } from '../../src/services/shared/seed.service.js';
import { CommandFolder } from './cli-process.js';
import type { ProgramResult } from './run-node.js';

const SEED = ['seed', 'demo-users', '--profile', 'development', '--json'];

interface Seeded {
  readonly dryRun: boolean;
  readonly seeds: readonly SeedOutcome[];
}

const seededBy = ({ stdout }: ProgramResult): Seeded => JSON.parse(stdout) as Seeded;

for (const engine of ['sqlite', 'postgres'] as const)
  describe(`sextant seed on ${engine}`, function () {
    // Several processes one after the other, each of which loads drivers and connects.
    this.timeout(60_000);
    let folder: CommandFolder;
    let environment: NodeJS.ProcessEnv;
    let remove: () => Promise<void>;
    const run = (...args: string[]): Promise<ProgramResult> => folder.run(args, environment);

    beforeEach(async () => {
      const backend = await newBackend(engine);
      folder = new CommandFolder();
      environment = { DATABASE_URL: backend.url };
      remove = () => backend.remove();
    });
    afterEach(async () => {
      folder.remove();
      await remove();
    });

    it('makes the rows once, however many processes start at once on an empty database', async () => {
      const results = await Promise.all([run(...SEED), run(...SEED), run(...SEED)]);
      expect(
        results.map(({ code }) => code),
        results.map(({ stderr }) => stderr).join('\n'),
      ).to.deep.equal([0, 0, 0]);
      const outcomes = results.flatMap((result) => seededBy(result).seeds);
      expect(outcomes.map(({ state }) => state).sort()).to.deep.equal(['already applied', 'already applied', 'applied']);
      expect(outcomes.flatMap(({ created }) => Object.entries(created))).to.deep.equal([['user', 3]]);
    });

    it('tells with --dry-run what it would make, and makes nothing', async () => {
      const unmigrated = await run(...SEED, '--dry-run');
      expect(unmigrated.code).to.not.equal(0);
      expect((await run('initdb')).code).to.equal(0);
      const rehearsed = seededBy(await run(...SEED, '--dry-run'));
      expect(rehearsed).to.deep.include({ dryRun: true });
      expect(rehearsed.seeds[0]).to.deep.include({ state: 'would be applied', created: { user: 3 } });
      expect(seededBy(await run(...SEED)).seeds[0]).to.include({ state: 'applied' });
      expect((await run('drift')).code).to.equal(0);
    });

    it('makes the observatory in production only when it is named', async () => {
      const all = seededBy(await run('seed', '--json')).seeds.map(({ seed }) => seed);
      expect(all).to.include('roles').and.not.to.include('observatory');
      const named = seededBy(await run('seed', 'observatory', '--json', '--set', `observatory.dataFolder=${folder.path}`));
      expect(named.seeds[0]).to.deep.include({ seed: 'observatory', state: 'applied' });
      expect(named.seeds[0]?.created).to.include({ observatory: 1, telescope: 1 });
    });

    it('has no demonstrations in production and refuses a name that none has', async () => {
      expect((await run('seed', 'demo-users')).stderr).to.include('SEED_UNKNOWN: there is no seed demo-users');
      const refused = await run('seed', 'planets', '--profile', 'development');
      expect(refused.code).to.equal(1);
      expect(refused.stderr).to.include('SEED_UNKNOWN: there is no seed planets; there are');
    });
  });

describe('sextant seed --dry-run', () => {
  it('does not make the file of a SQLite database', async () => {
    const folder = new CommandFolder();
    const file = path.join(folder.path, 'new.db');
    expect((await folder.run([...SEED, '--dry-run'], { DATABASE_URL: `sqlite:///${file}` })).code).to.equal(69);
    expect(existsSync(file)).to.equal(false);
    folder.remove();
  });
});
