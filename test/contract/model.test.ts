import fc from 'fast-check';
import { openTables, type TableSubject } from '../../src/testing/backends/table-subject.js';
import { compareWorlds } from '../../src/testing/model/divergence.js';
import { programs } from '../../src/testing/model/programs.js';
import { modelTables, worldOf } from '../../src/testing/model/world.js';

const COMMANDS = 50;
const SHORT_RUNS = { sqlite: 60, 'sqlite (better-sqlite3)': 60, postgres: 30 } as const;

for (const engine of ['sqlite', 'sqlite (better-sqlite3)', 'postgres'] as const)
  describe(`contract: ${engine}`, () => {
    const runs = Number(process.env['SEXTANT_MODEL_RUNS'] ?? SHORT_RUNS[engine]);
    let fake: TableSubject;
    let real: TableSubject;

    before(async () => {
      [fake, real] = await Promise.all([openTables('memory', modelTables), openTables(engine, modelTables)]);
    });
    after(() => Promise.all([fake.close(), real.close()]));

    it(`memory and ${engine} agree on ${String(runs)} programs of up to ${String(COMMANDS)} commands`, async function () {
      this.timeout(60_000 + runs * 1_000);
      const seed = Number(process.env['SEXTANT_MODEL_SEED'] ?? Date.now() % 2 ** 31);
      const property = fc.asyncProperty(programs(COMMANDS), (program) => compareWorlds(worldOf(fake), worldOf(real), program));
      await fc.assert(property, { numRuns: runs, seed });
    });
  });
