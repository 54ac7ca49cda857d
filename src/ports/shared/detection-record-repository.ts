import type { CandidateId, ObjectId } from '../../domain/shared/ids.js';
import type { CallOptions } from './call-options.js';
import { ObjectRecordRepository } from './object-record-repository.js';

/** What identifies a record of a detection: the detection itself. */
export interface DetectionRecordKey {
  readonly candid: CandidateId;
  readonly oid: ObjectId;
}

/** A table of records that belong to detections, at most one to each. */
export abstract class DetectionRecordRepository<Item> extends ObjectRecordRepository<Item, DetectionRecordKey> {
  /** Those with one of these keys, in one query; ordered by key. */
  abstract listByKeys(keys: readonly DetectionRecordKey[], options?: CallOptions): Promise<Item[]>;
}
