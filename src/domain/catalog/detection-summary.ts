import { alongTheMeridian, aroundTheCircle, mergeSpreads, spreadOf, type CoordinateSpread } from './coordinate-spread.js';
import type { Detection } from './detection.js';

/**
 * What an object's row needs to know of a set of detections. Two summaries of disjoint sets merge into the summary of
 * their union, so an object is kept current from its new detections alone, without reading the stored ones again.
 */
export interface DetectionSummary {
  readonly firstMjd: number;
  readonly lastMjd: number;
  readonly ra: CoordinateSpread;
  readonly dec: CoordinateSpread;
  /** Every detection is brighter than the reference image. */
  readonly allPositive: boolean;
  /** Correction step of the latest detection; of several at the same mjd the one greatest in code unit order. */
  readonly lastStep: string;
}

/**
 * Position: arithmetic mean of right ascension (differences folded across 0h) and of declination. Right for one object,
 * whose detections lie within arc seconds; it is no mean of positions spread over the sky, and near a pole (|dec| > 89.9)
 * right ascension itself carries little.
 *
 * @throws RangeError for no detections.
 */
export function summarize(detections: readonly Detection[]): DetectionSummary {
  const [first] = detections;
  if (!first) throw new RangeError('there is nothing to summarize');
  let firstMjd: number = first.mjd;
  let last = first;
  let allPositive = true;
  const ra: number[] = [];
  const dec: number[] = [];
  for (const detection of detections) {
    if (detection.mjd < firstMjd) firstMjd = detection.mjd;
    if (detection.mjd > last.mjd || (detection.mjd === last.mjd && detection.stepIdCorr > last.stepIdCorr)) last = detection;
    if (detection.isdiffpos < 0) allPositive = false;
    ra.push(detection.ra);
    dec.push(detection.dec);
  }
  return {
    firstMjd,
    lastMjd: last.mjd,
    ra: spreadOf(ra, aroundTheCircle),
    dec: spreadOf(dec, alongTheMeridian),
    allPositive,
    lastStep: last.stepIdCorr,
  };
}

/** The summary of two sets that share no detection. */
export function mergeSummaries(one: DetectionSummary, other: DetectionSummary): DetectionSummary {
  const otherIsLast = other.lastMjd > one.lastMjd || (other.lastMjd === one.lastMjd && other.lastStep > one.lastStep);
  return {
    firstMjd: Math.min(one.firstMjd, other.firstMjd),
    lastMjd: Math.max(one.lastMjd, other.lastMjd),
    ra: mergeSpreads(one.ra, other.ra, aroundTheCircle),
    dec: mergeSpreads(one.dec, other.dec, alongTheMeridian),
    allPositive: one.allPositive && other.allPositive,
    lastStep: otherIsLast ? other.lastStep : one.lastStep,
  };
}
