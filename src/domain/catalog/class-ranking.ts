import { InvalidValue } from '../shared/invalid-value.js';
import { ClassNotInTaxonomy, ProbabilitiesDoNotSum } from './classification.errors.js';
import { Probability } from './probability.js';
import type { Taxonomy } from './taxonomy.js';

/** Probabilities that were written with four decimals still add up to 1 within this for 20 classes. */
const SUM_TOLERANCE = 1e-3;

/** How likely a class is, as a classifier says. */
export interface ClassLikelihood {
  readonly className: string;
  readonly probability: number;
}

/**
 * What one version of a classifier says of one object, ranked: the most likely class is 1, and of equally likely ones the one
 * that comes first in the taxonomy. Every class of the taxonomy gets its probability; those that are left out get 0.
 *
 * @throws ClassNotInTaxonomy; ProbabilitiesDoNotSum unless they add up to 1 within 0.001; InvalidValue for a class given twice
 * and for a probability outside [0, 1].
 */
export function rankClasses(oid: string, taxonomy: Taxonomy, likelihoods: readonly ClassLikelihood[]): Probability[] {
  const { classes, classifierName, classifierVersion } = taxonomy;
  const given = new Map<string, number>();
  for (const { className, probability } of likelihoods) {
    if (!classes.includes(className)) throw new ClassNotInTaxonomy(className, taxonomy, classes);
    if (given.has(className)) throw new InvalidValue('class_name', className, 'each class once');
    given.set(className, probability);
  }
  const ranked = classes
    .map((className) => ({ className, probability: given.get(className) ?? 0 }))
    .sort((one, other) => other.probability - one.probability)
    .map((likelihood, index) => new Probability({ oid, classifierName, classifierVersion, ...likelihood, ranking: index + 1 }));
  const sum = ranked.reduce((total, { probability }) => total + probability, 0);
  if (Math.abs(sum - 1) > SUM_TOLERANCE) throw new ProbabilitiesDoNotSum(oid, sum);
  return ranked;
}
