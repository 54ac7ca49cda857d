import type { EngineName } from '../../../src/testing/backends/backend.js';
import { FACET_NAMES, type Facet } from '../../../src/testing/seen-red/facet.js';
import type { FaultScope } from '../../../src/testing/seen-red/prove-contract.js';

type Contract = { readonly contract: string; readonly inapplicable?: Readonly<Partial<Record<Facet, string>>> };

/** What is planted under one contract of a context, and the facets of which a defect has to be found. */
export interface PlantedFaults {
  readonly faults: FaultScope;
  readonly facets: readonly Facet[];
}

/**
 * A part of the defects, for every run. The fakes are cheap: one of each facet under each contract. The contracts of a context
 * share the facets on a database, where the same defects go under the same calls of its tables.
 */
export function fewFaults(engine: EngineName, contracts: readonly Contract[]): ReadonlyMap<string, PlantedFaults> {
  if (engine === 'memory')
    return new Map(contracts.map((one) => [one.contract, { faults: 'one of each facet', facets: facetsOf(one) }] as const));
  const shared = new Map(contracts.map(({ contract }): [string, Facet[]] => [contract, []]));
  for (const [turn, facet] of FACET_NAMES.entries()) {
    const having = contracts.filter((one) => facetsOf(one).includes(facet));
    const next = having[turn % having.length];
    if (next) shared.get(next.contract)?.push(facet);
  }
  for (const [turn, one] of contracts.entries()) {
    const own = shared.get(one.contract);
    const facet = facetsOf(one)[turn % facetsOf(one).length];
    if (own?.length === 0 && facet) own.push(facet);
  }
  return new Map([...shared].map(([contract, facets]) => [contract, { faults: facets, facets }]));
}

/** Every defect. */
export function allFaults(contracts: readonly Contract[]): ReadonlyMap<string, PlantedFaults> {
  return new Map(contracts.map((one) => [one.contract, { faults: 'all', facets: facetsOf(one) }]));
}

function facetsOf({ inapplicable = {} }: Contract): Facet[] {
  return FACET_NAMES.filter((facet) => !(facet in inapplicable));
}
