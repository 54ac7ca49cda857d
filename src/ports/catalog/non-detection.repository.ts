import type { NonDetection } from '../../domain/catalog/non-detection.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import type { CallOptions } from '../shared/call-options.js';

/** The non-detections of the catalog. Joins the current transaction of `CatalogDatabase`. */
export abstract class NonDetectionRepository {
  /** Ordered by mjd, then fid. */
  abstract listByObject(oid: ObjectId): Promise<NonDetection[]>;

  /** The non-detections of several objects in one query; ordered by mjd, then oid and fid. */
  abstract listByObjects(oids: readonly ObjectId[], options?: CallOptions): Promise<NonDetection[]>;

  abstract count(): Promise<number>;

  /** Stores non-detections none of which is stored yet, in one bulk. Their objects must exist.
   * @throws UniqueViolation, ForeignKeyViolation; nothing is stored then. */
  abstract addNew(nonDetections: readonly NonDetection[], options?: CallOptions): Promise<void>;

  /** Stores the non-detections that are missing and leaves stored ones as they are. Returns how many were missing. One bulk. */
  abstract addMissing(nonDetections: readonly NonDetection[], options?: CallOptions): Promise<number>;
}
