import type { FeatureVersion } from '../../domain/catalog/feature-version.js';
import { RecordRepository } from '../shared/record-repository.js';

/** What identifies one. */
export type FeatureVersionKey = Pick<FeatureVersion, 'version'>;

/** Table `feature_version`. A version of the features. Joins the current transaction of `CatalogDatabase`. */
export abstract class FeatureVersionRepository extends RecordRepository<FeatureVersion, FeatureVersionKey> {}
