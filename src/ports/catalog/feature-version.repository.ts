import type { FeatureVersion } from '../../domain/catalog/feature-version.js';
import type { CallOptions } from '../shared/call-options.js';
import { RecordRepository } from '../shared/record-repository.js';

/** What identifies one. */
export type FeatureVersionKey = Pick<FeatureVersion, 'version'>;

/** Table `feature_version`. A version of the features. Joins the current transaction of `CatalogDatabase`. */
export abstract class FeatureVersionRepository extends RecordRepository<FeatureVersion, FeatureVersionKey> {
  /** Those of the given versions that exist, in one query; ordered by version. */
  abstract listByIds(versions: readonly string[], options?: CallOptions): Promise<FeatureVersion[]>;
}
