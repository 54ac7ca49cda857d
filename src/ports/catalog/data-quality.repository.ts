import type { DataQuality } from '../../domain/catalog/data-quality.js';
import { DetectionRecordRepository, type DetectionRecordKey } from '../shared/detection-record-repository.js';

/** What identifies one. */
export type DataQualityKey = DetectionRecordKey;

/** Table `dataquality`. How good the image. Joins the current transaction of `CatalogDatabase`. */
export abstract class DataQualityRepository extends DetectionRecordRepository<DataQuality> {}
