import { Probability, type ProbabilityFields } from '../../../domain/catalog/probability.js';

const FIELDS: ProbabilityFields = {
  oid: 'ZTF20aaelulu',
  className: 'class_name é',
  classifierName: 'classifier_name é',
  classifierVersion: 'classifier_version é',
  probability: 1 / 3,
  ranking: 1,
};

/** A Probability with a value in every field, for a test that cares about the given ones. */
export function aProbability(fields: Partial<ProbabilityFields> = {}): Probability {
  return new Probability({ ...FIELDS, ...fields });
}
