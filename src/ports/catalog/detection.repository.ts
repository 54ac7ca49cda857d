import type { Detection } from '../../domain/catalog/detection.js';
import type { CandidateId, ObjectId } from '../../domain/shared/ids.js';
import type { CallOptions } from '../shared/call-options.js';

/** What identifies a detection: an alert's candidate, of one object. */
export interface DetectionKey {
  readonly candid: CandidateId;
  readonly oid: ObjectId;
}

/** The detections of the catalog. Joins the current transaction of `CatalogDatabase`. */
export abstract class DetectionRepository {
  abstract findById(key: DetectionKey): Promise<Detection | undefined>;

  /** Ordered by mjd, then candid. */
  abstract listByObject(oid: ObjectId): Promise<Detection[]>;

  /** The detections of several objects in one query; ordered by mjd, then candid. */
  abstract listByObjects(oids: readonly ObjectId[], options?: CallOptions): Promise<Detection[]>;

  /** The keys under which one of the given candidates is stored, in one query, in no order. */
  abstract findStoredKeys(candids: readonly CandidateId[], options?: CallOptions): Promise<DetectionKey[]>;

  abstract count(): Promise<number>;

  /** Stores detections none of which is stored yet, in one bulk and by the engine's fastest way. Their objects must exist.
   * @throws UniqueViolation when one is stored (or given twice); ForeignKeyViolation for an unknown object. Nothing is stored then. */
  abstract addNew(detections: readonly Detection[], options?: CallOptions): Promise<void>;

  /** Stores the detections that are missing and leaves stored ones as they are. Returns how many were missing. One bulk. */
  abstract addMissing(detections: readonly Detection[], options?: CallOptions): Promise<number>;
}
