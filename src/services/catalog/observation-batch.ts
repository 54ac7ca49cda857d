import { NO_HISTORY, mergeHistories, type AlertHistory } from '../../domain/catalog/alert-history.js';
import type { Detection } from '../../domain/catalog/detection.js';
import type { NonDetection } from '../../domain/catalog/non-detection.js';
import type { ObjectId } from '../../domain/shared/ids.js';
import type { ObservationRecord } from '../../ports/catalog/observation.reader.js';
import { CompanionBatch } from './companion-batch.js';
import { detectionKey } from './detection-key.js';

/** A record that says something was, or was not, seen. */
export type Observation = Extract<ObservationRecord, { readonly kind: 'detection' | 'non-detection' }>;

/**
 * The distinct observations of a batch; of repeats the first counts, as it would have if it had come alone. Objects and
 * detections are sorted by key, so that two loads of the same rows meet in the same order and cannot block each other.
 */
export interface ObservationBatch {
  readonly detections: readonly Detection[];
  readonly nonDetections: readonly NonDetection[];
  /** What the alerts say of their objects, merged. */
  readonly histories: ReadonlyMap<ObjectId, AlertHistory>;
  /** What the detections bring for other tables, merged: that of repeats too. */
  readonly companions: CompanionBatch;
  /** Every object the batch speaks of. */
  readonly oids: readonly ObjectId[];
  /** Records that came more than once in this batch. */
  readonly repeated: { readonly detection: number; readonly non_detection: number };
}

export function observationBatch(records: readonly Observation[]): ObservationBatch {
  const detections = new Map<string, Detection>();
  const nonDetections = new Map<string, NonDetection>();
  const histories = new Map<ObjectId, AlertHistory>();
  const companions = new CompanionBatch();
  const oids = new Set<ObjectId>();
  let detectionRecords = 0;
  for (const record of records) {
    if (record.kind === 'detection') {
      detectionRecords++;
      const { detection, history } = record;
      const key = detectionKey(detection);
      if (!detections.has(key)) detections.set(key, detection);
      if (history) histories.set(detection.oid, mergeHistories(histories.get(detection.oid) ?? NO_HISTORY, history));
      if (record.companions) companions.add(record.companions);
      oids.add(detection.oid);
    } else {
      const { oid, fid, mjd } = record.nonDetection;
      const key = `${oid} ${String(fid)} ${String(mjd)}`;
      if (!nonDetections.has(key)) nonDetections.set(key, record.nonDetection);
      oids.add(oid);
    }
  }
  return {
    detections: [...detections.values()].sort(byKey),
    nonDetections: [...nonDetections.values()],
    histories,
    companions,
    oids: [...oids].sort(),
    repeated: { detection: detectionRecords - detections.size, non_detection: records.length - detectionRecords - nonDetections.size },
  };
}

function byKey(one: Detection, other: Detection): number {
  if (one.candid !== other.candid) return one.candid < other.candid ? -1 : 1;
  return one.oid < other.oid ? -1 : 1;
}
