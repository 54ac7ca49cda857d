import type { Feature } from '../../domain/catalog/feature.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import type { CallOptions } from '../shared/call-options.js';
import { ObjectRecordRepository } from '../shared/object-record-repository.js';

/** What identifies one. */
export type FeatureKey = Pick<Feature, 'oid' | 'name' | 'fid' | 'version'>;

/** Table `feature`. A number that describes the light curve of an object in a band. Joins the current transaction of `CatalogDatabase`. */
export abstract class FeatureRepository extends ObjectRecordRepository<Feature, FeatureKey> {
  /** The features of an object that one version computed; ordered by name, then fid. */
  abstract listByVersion(oid: ObjectId, version: string, options?: CallOptions): Promise<Feature[]>;

  /** The versions that computed features of an object, by code point. */
  abstract listVersions(oid: ObjectId, options?: CallOptions): Promise<string[]>;
}
