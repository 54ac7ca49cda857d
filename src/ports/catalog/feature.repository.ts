import type { Feature } from '../../domain/catalog/feature.js';
import { ObjectRecordRepository } from '../shared/object-record-repository.js';

/** What identifies one. */
export type FeatureKey = Pick<Feature, 'oid' | 'name' | 'fid' | 'version'>;

/** Table `feature`. A number that describes the light curve of an object in a band. Joins the current transaction of `CatalogDatabase`. */
export abstract class FeatureRepository extends ObjectRecordRepository<Feature, FeatureKey> {}
