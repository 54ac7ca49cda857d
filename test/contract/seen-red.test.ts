import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import type { EngineName } from '../../src/testing/backends/backend.js';
import { outcomesOf, type Proof } from '../../src/testing/seen-red/proof.js';
import { ROOT } from '../architecture/source-tree.js';
import { ALL_CASES } from './seen-red/all-cases.js';
import type { OpenProofs } from './seen-red/context-cases.js';
import { allFaults, fewFaults } from './seen-red/planted-faults.js';
import { sectionOf, seenRedReport } from './seen-red/report.js';

/** A part of the defects in every run, `fewFaults`; `npm run test:seen-red` plants them all, on PostgreSQL too, and writes the document. */
const FULL = process.env['SEXTANT_SEEN_RED'] === 'full';
const ENGINES = (process.env['SEXTANT_SEEN_RED_ENGINES'] ?? (FULL ? 'memory,sqlite,postgres' : 'memory,sqlite')).split(',') as EngineName[];
const DOCUMENT = path.join(ROOT, 'docs', 'seen-red.md');

const reported = ALL_CASES.flatMap(({ contracts }) => contracts).map(
  ({ contract, inapplicable = {}, noDifference = {}, noDifferenceOn = {} }) => ({
    contract,
    proofs: new Map<EngineName, Proof>(),
    inapplicable,
    noDifference,
    noDifferenceOn,
  }),
);

for (const engine of ENGINES)
  describe(`contract: ${engine}`, function () {
    this.timeout(FULL ? 3_600_000 : 120_000);

    for (const cases of ALL_CASES)
      describe('seen red', () => {
        let open: OpenProofs;
        before(async () => {
          open = await cases.open(engine);
        });
        after(() => open.close());

        const planted = FULL ? allFaults(cases.contracts) : fewFaults(engine, cases.contracts);
        for (const [contract, { faults, facets }] of planted)
          it(`${contract} fails for what is planted under it`, async () => {
            const proof = await open.prove(contract, faults);
            reported.find((one) => one.contract === contract)?.proofs.set(engine, proof);
            expect(proof.gaps.join('\n')).to.equal('');
            // A harness that plants nothing would find no gap.
            expect(outcomesOf(proof, 'found').map(({ facet }) => facet)).to.include.members(facets);
          });
      });
  });

describe('contracts seen red', () => {
  before(() => {
    if (FULL) writeFileSync(DOCUMENT, seenRedReport(reported, readFileSync(DOCUMENT, 'utf8')));
  });

  for (const engine of ENGINES)
    it(`are all in the document, on ${engine}`, () => {
      const section = sectionOf(readFileSync(DOCUMENT, 'utf8'), engine);
      const rows = [...section.matchAll(/^\| ([a-z]+\/[a-z0-9-]+) +\| +\d/gm)].map(([, contract]) => contract);
      expect(rows).to.deep.equal(reported.map(({ contract }) => contract));
    });
});
