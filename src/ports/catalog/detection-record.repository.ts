import type { CallOptions } from '../shared/call-options.js';
import { ObjectRecordRepository } from '../shared/object-record-repository.js';
import type { DetectionKey } from './detection.repository.js';

/** A table of records that belong to detections, at most one to each. */
export abstract class DetectionRecordRepository<Item> extends ObjectRecordRepository<Item, DetectionKey> {
  /** Those with one of these keys, in one query; ordered by key. */
  abstract listByKeys(keys: readonly DetectionKey[], options?: CallOptions): Promise<Item[]>;
}
