/** Shows that the contract of a repository can fail: defects planted under it, one at a time. Needs the packages mocha and chai. */
export { FACETS, type Facet } from './facet.js';
export { FaultGround, type TableDatabase } from './fault-ground.js';
export { outcomesOf, type Outcome, type Proof, type Verdict } from './proof.js';
export { proveContract, type ContractUnderProof } from './prove-contract.js';
