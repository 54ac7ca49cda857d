import { expect } from 'chai';
import { LAYERS } from './layers.js';
import { noFolderCycles, noModuleCycles } from './rules/cycles.rule.js';
import { fakesLoadNoDriver } from './rules/drivers.rule.js';
import { layerRules } from './rules/layers.rule.js';
import { repositoriesAreProven } from './rules/repositories.rule.js';
import { rolesInTheirLayer, slicesSayTheirPart, speakingNames, stemsAreConcepts } from './rules/stems.rule.js';
import * as structure from './rules/structure.rule.js';
import { projectTree, treeOf } from './source-tree.js';

/** Raised as the project grows: a rule that looks at nothing would always hold. */
const FEWEST_MODULES = 400;

const RULES = [
  ...layerRules,
  ...Object.values(structure),
  fakesLoadNoDriver,
  noFolderCycles,
  noModuleCycles,
  repositoriesAreProven,
  rolesInTheirLayer,
  slicesSayTheirPart,
  speakingNames,
  stemsAreConcepts,
];

describe('The architecture', () => {
  const tree = projectTree();

  it(`is checked on at least ${FEWEST_MODULES} modules of src and profiles`, () => {
    const checked = [...tree.keys()].filter((path) => /^(src|profiles)\//.test(path));
    expect(checked.length).to.be.at.least(FEWEST_MODULES);
  });

  it('finds its layers: no folder of a rule is empty', () => {
    const empty = LAYERS.filter(({ folder }) => ![...tree.keys()].some((path) => path.startsWith(`${folder}/`)));
    expect(empty.map(({ folder }) => folder)).to.deep.equal([]);
  });

  for (const rule of RULES)
    describe(rule.name, () => {
      it('holds', () => {
        const faults = rule.faults(tree);
        expect(faults, `${rule.name}:\n${faults.join('\n')}`).to.have.lengthOf(0);
      });

      it('is reported when it is broken', () => {
        const faults = rule.faults(treeOf(rule.planted));
        expect(faults.filter((fault) => fault.startsWith(rule.plantedIn))).to.have.lengthOf(1);
      });
    });
});
