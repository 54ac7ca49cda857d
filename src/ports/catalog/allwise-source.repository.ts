import type { AllwiseSource } from '../../domain/catalog/allwise-source.js';
import type { CallOptions } from '../shared/call-options.js';
import { RecordRepository } from '../shared/record-repository.js';

/** What identifies one. */
export type AllwiseSourceKey = Pick<AllwiseSource, 'oidCatalog'>;

/** Table `allwise`. A source of the AllWISE catalog. Joins the current transaction of `CatalogDatabase`. */
export abstract class AllwiseSourceRepository extends RecordRepository<AllwiseSource, AllwiseSourceKey> {
  /** Those of the given designations that exist, in one query; ordered by designation. */
  abstract listByIds(designations: readonly string[], options?: CallOptions): Promise<AllwiseSource[]>;
}
