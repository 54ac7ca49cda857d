import type { ObjectId } from '../shared/ids.js';
import { objectId } from './catalog-id.js';
import { filledText } from './filled-text.js';
import { atLeast, share } from './measurement.js';

/** The columns of a row; `null` means not known. */
export interface ProbabilityFields {
  readonly oid: string;
  readonly className: string;
  readonly classifierName: string;
  readonly classifierVersion: string;
  readonly probability: number;
  readonly ranking: number;
}

/**
 * How likely an object is of a class, as one version of a classifier says; ranking 1 is its most likely class. Immutable.
 */
export class Probability implements ProbabilityFields {
  readonly oid: ObjectId;
  readonly className: string;
  readonly classifierName: string;
  readonly classifierVersion: string;
  readonly probability: number;
  readonly ranking: number;

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: ProbabilityFields) {
    this.oid = objectId(fields.oid);
    this.className = filledText('class_name', fields.className);
    this.classifierName = filledText('classifier_name', fields.classifierName);
    this.classifierVersion = filledText('classifier_version', fields.classifierVersion);
    this.probability = share('probability', fields.probability);
    this.ranking = atLeast('ranking', fields.ranking, 1);
  }
}
