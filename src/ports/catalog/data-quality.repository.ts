import type { DataQuality } from '../../domain/catalog/data-quality.js';
import { DetectionRecordRepository } from './detection-record.repository.js';
import type { DetectionKey } from './detection.repository.js';

/** What identifies one. */
export type DataQualityKey = DetectionKey;

/** Table `dataquality`. How good the image. Joins the current transaction of `CatalogDatabase`. */
export abstract class DataQualityRepository extends DetectionRecordRepository<DataQuality> {}
