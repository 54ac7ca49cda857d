import type { Facet } from './facet.js';

/**
 * What a contract said about one planted defect. `not reached`: none of its calls came to where the defect makes a difference,
 * though it called every method. `no difference`: declared to be none, with a reason.
 */
export type Verdict = 'found' | 'survived' | 'not reached' | 'no difference';

export interface Outcome {
  readonly facet: Facet;
  readonly kind: string;
  readonly fault: string;
  readonly verdict: Verdict;
  /** The test that went red. */
  readonly by?: string | undefined;
}

/** How a contract stood against all planted defects. */
export interface Proof {
  readonly contract: string;
  /** How many tests it has; all of them pass when nothing is planted. */
  readonly tests: number;
  readonly outcomes: readonly Outcome[];
  /** What is wrong with the contract or with what was declared about it, in sentences; empty when it is proven. */
  readonly gaps: readonly string[];
}

export function outcomesOf(proof: Proof, verdict: Verdict, facet?: Facet): readonly Outcome[] {
  return proof.outcomes.filter((outcome) => outcome.verdict === verdict && (facet === undefined || outcome.facet === facet));
}
