import type { DataQuality } from '../../domain/catalog/data-quality.js';
import { ObjectRecordRepository } from '../shared/object-record-repository.js';

/** What identifies one. */
export type DataQualityKey = Pick<DataQuality, 'candid' | 'oid'>;

/** Table `dataquality`. How good the image. Joins the current transaction of `CatalogDatabase`. */
export abstract class DataQualityRepository extends ObjectRecordRepository<DataQuality, DataQualityKey> {}
