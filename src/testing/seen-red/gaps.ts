import { FACET_NAMES } from './facet.js';
import type { Outcome } from './proof.js';
import type { ContractUnderProof } from './prove-contract.js';

type Declared = Pick<ContractUnderProof, 'name' | 'inapplicable' | 'noDifference' | 'faults'>;

/** What the outcomes say against a contract, and against what was declared about it. */
export function gapsIn({ name, inapplicable = {}, noDifference = {}, faults = 'all' }: Declared, outcomes: readonly Outcome[]): string[] {
  const applying = outcomes.filter(({ facet }) => !(facet in inapplicable));
  const survivors = applying
    .filter(({ verdict }) => verdict === 'survived')
    .map(({ facet, fault }) => `${facet}: nothing goes red when ${fault}`);
  const wronglyExcluded = FACET_NAMES.filter(
    (facet) => facet in inapplicable && outcomes.some((outcome) => outcome.facet === facet && outcome.verdict === 'found'),
  ).map((facet) => `${facet}: declared not to apply, but it does`);
  const gaps = [...survivors, ...wronglyExcluded, ...(faults === 'all' ? gapsInWhole({ inapplicable, noDifference }, outcomes) : [])];
  return gaps.map((gap) => `${name}, ${gap}`);
}

/** What only shows when every defect was planted. */
function gapsInWhole(
  { inapplicable, noDifference }: Required<Pick<Declared, 'inapplicable' | 'noDifference'>>,
  outcomes: readonly Outcome[],
): string[] {
  const uncovered = FACET_NAMES.filter((facet) => {
    const own = outcomes.filter((outcome) => outcome.facet === facet);
    return !(facet in inapplicable) && !own.some(({ verdict }) => verdict === 'found');
  }).map((facet) => `${facet}: no defect was found, and no reason is declared`);
  const idle = Object.keys(noDifference)
    .filter((fault) => !outcomes.some((outcome) => outcome.fault === fault && outcome.verdict === 'no difference'))
    .map((fault) => `declared to make no difference, but does or is none: ${fault}`);
  return [...uncovered, ...idle];
}
