import type { Probability } from '../../domain/catalog/probability.js';
import type { CallOptions } from '../shared/call-options.js';
import { ObjectRecordRepository } from '../shared/object-record-repository.js';

/** What identifies one. */
export type ProbabilityKey = Pick<Probability, 'oid' | 'className' | 'classifierName' | 'classifierVersion'>;

/** A class of one version of a classifier. */
export interface LeadingClass {
  readonly className: string;
  readonly classifierName: string;
  readonly classifierVersion: string;
}

/** Table `probability`. How likely an object is of a class. Joins the current transaction of `CatalogDatabase`. */
export abstract class ProbabilityRepository extends ObjectRecordRepository<Probability, ProbabilityKey> {
  /** The objects of which a class is the most likely one, most likely first, then by oid; at most `limit`. */
  abstract listLeading(leading: LeadingClass, limit: number, options?: CallOptions): Promise<Probability[]>;
}
