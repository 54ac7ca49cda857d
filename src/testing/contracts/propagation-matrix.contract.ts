import { expect } from 'chai';
import fc from 'fast-check';
import { PROPAGATIONS, scriptText, type ScriptedCall } from './propagation/script.js';
import { scripts } from './propagation/scripts.js';
import { expectedObservation } from './propagation/script-oracle.js';
import { observe, TAKEN_ROW } from './propagation/script-runner.js';
import type { TransactionsSubject } from './transactions/transactions-subject.js';

const SAMPLES = 150;

/**
 * Every propagation around every other one, with every way for the two to end; and scripts of three levels drawn at
 * random. What can be seen must be what the rules say, so it is the same on all engines.
 */
export function describePropagationMatrix(engine: string, subject: () => TransactionsSubject): void {
  describe(`propagation matrix on ${engine}`, () => {
    let runs = 0;
    const check = async (script: ScriptedCall, isolation?: 'read committed'): Promise<void> => {
      const seen = await observe(subject(), String(++runs), script, { isolation });
      expect(seen, scriptText(script)).to.deep.equal(expectedObservation(script));
    };

    beforeEach(() => subject().counters.insertMany([{ name: TAKEN_ROW, count: 0 }], { onConflict: 'ignore' }));

    for (const outer of PROPAGATIONS)
      for (const inner of PROPAGATIONS)
        it(`${inner} inside ${outer}`, async () => {
          for (const script of cells(outer, inner)) await check(script);
        });

    it(`${String(SAMPLES)} scripts of up to three levels`, async function () {
      this.timeout(60_000);
      // Read committed, because the serializable PostgreSQL may see a conflict where there is none.
      await fc.assert(
        fc.asyncProperty(scripts, (script) => check(script, 'read committed')),
        { numRuns: SAMPLES },
      );
    });
  });
}

/** The six ways for two calls to end. */
function* cells(outer: ScriptedCall['propagation'], inner: ScriptedCall['propagation']): Iterable<ScriptedCall> {
  const inside = [
    { ends: 'returns', failure: 'let through' },
    { ends: 'throws', failure: 'caught' },
    { ends: 'throws', failure: 'let through' },
  ] as const;
  for (const ends of ['returns', 'throws'] as const)
    for (const { ends: innerEnds, failure } of inside) {
      const call: ScriptedCall = { propagation: inner, steps: [{ does: 'write' }], ends: innerEnds };
      yield { propagation: outer, steps: [{ does: 'write' }, { does: 'call', call, failure }, { does: 'write' }], ends };
    }
}
