import type { Classifier } from '../../domain/catalog/classifier.js';
import type { Probability } from '../../domain/catalog/probability.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import type { CallOptions } from '../shared/call-options.js';
import { ObjectRecordRepository } from '../shared/object-record-repository.js';
import type { CursorPage, CursorPageRequest } from '../shared/paging.js';

/** What identifies one. */
export type ProbabilityKey = Pick<Probability, 'oid' | 'className' | 'classifierName' | 'classifierVersion'>;

/** A class of one version of a classifier. */
export interface LeadingClass extends Classifier {
  readonly className: string;
}

/** Table `probability`. How likely an object is of a class. Joins the current transaction of `CatalogDatabase`. */
export abstract class ProbabilityRepository extends ObjectRecordRepository<Probability, ProbabilityKey> {
  /** The objects of which a class is the most likely one, most likely first, then by oid. @throws CursorRefused, InvalidValue */
  abstract paginateLeading(leading: LeadingClass, page: CursorPageRequest, options?: CallOptions): Promise<CursorPage<Probability>>;

  /** What is said of an object, by all or by one version of a classifier; ordered by classifier, version and ranking. */
  abstract listRanked(oid: ObjectId, by?: Classifier, options?: CallOptions): Promise<Probability[]>;

  /** The most likely class of these objects by each version of each classifier, in one query; ordered by oid, classifier and version. */
  abstract listMostLikely(oids: readonly ObjectId[], options?: CallOptions): Promise<Probability[]>;
}
