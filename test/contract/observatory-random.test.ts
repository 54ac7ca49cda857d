import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
import { runRandomObservatory, type Dice } from '../../src/testing/contracts/observatory/random-observatory.contract.js';
import { openObservatory, type ObservatoryBackend } from './observatory-backend.js';

const SEED = Number(process.env['SEXTANT_MODEL_SEED'] ?? Date.now() % 1_000_000);
/** `npm run test:model` says more. */
const RUNS = Number(process.env['SEXTANT_MODEL_RUNS'] ?? 10);
const ACTIONS = 40;

/** The same numbers for the same seed. Source: T. Ettinger, mulberry32, public domain. */
function diceOf(seed: number): Dice {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, function () {
    this.timeout(1_200_000);
    const runs = engine === 'memory' ? RUNS : 1;
    let backend: ObservatoryBackend;

    before(async () => {
      backend = await openObservatory(engine);
    });
    after(() => backend.close());

    it(`keeps every file of the observatory, whatever comes in whatever order (${String(runs)} runs, SEXTANT_MODEL_SEED=${String(SEED)})`, async () => {
      for (let run = 0; run < runs; run += 1) {
        try {
          await runRandomObservatory(backend.subject, { actions: ACTIONS, dice: diceOf(SEED + run) });
        } catch (error) {
          throw new Error(`SEXTANT_MODEL_SEED=${String(SEED + run)}`, { cause: error });
        } finally {
          await backend.empty();
        }
      }
    });
  });
