import type { ObjectId } from '../shared/ids.js';
import type { Detection } from './detection.js';
import type { NonDetection } from './non-detection.js';

/** Everything observed of one object over time. Immutable. */
export class LightCurve {
  constructor(
    readonly oid: ObjectId,
    /** Ordered by mjd, then candid. */
    readonly detections: readonly Detection[],
    /** Ordered by mjd, then fid. */
    readonly nonDetections: readonly NonDetection[],
  ) {}
}
