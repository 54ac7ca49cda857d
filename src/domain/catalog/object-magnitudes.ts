import type { Band } from './band.js';
import type { Detection } from './detection.js';
import { summarizeMagnitudes } from './magnitude-summary.js';
import type { MagnitudeStatistics } from './magnitude-statistics.js';
import type { NonDetection } from './non-detection.js';
import type { Ps1Match } from './ps1-match.js';
import type { ReferenceImage } from './reference-image.js';
import type { Neighbours } from './stellar.js';

/** All that is known of one object and goes into its statistics. */
export interface ObservedObject {
  readonly detections: readonly Detection[];
  readonly nonDetections: readonly NonDetection[];
  readonly matches: readonly Ps1Match[];
  readonly references: readonly ReferenceImage[];
}

/** The statistics of one object, band by band; none without detections. */
export function objectMagnitudes({ detections, nonDetections, matches, references }: ObservedObject): MagnitudeStatistics[] {
  const bands = new Map<Band, Detection[]>();
  for (const detection of detections) {
    const band = bands.get(detection.fid);
    if (band) band.push(detection);
    else bands.set(detection.fid, [detection]);
  }
  return [...bands]
    .sort(([one], [other]) => one - other)
    .map(([band, detected]) => {
      const missed = nonDetections.length === 0 ? nonDetections : nonDetections.filter(({ fid }) => fid === band);
      return summarizeMagnitudes(detected, missed, neighboursOf(detected, matches, references));
    });
}

/** What is known next to the first of some detections: its own match, else the object's earliest; its own reference image. */
function neighboursOf(detections: readonly Detection[], matches: readonly Ps1Match[], references: readonly ReferenceImage[]): Neighbours {
  if (matches.length === 0 && references.length === 0) return NOBODY;
  const first = detections.reduce(earlierOf);
  const match = matches.find(({ candid }) => candid === first.candid) ?? earliest(matches);
  const image = first.rfid === null ? undefined : BigInt(first.rfid);
  // A detection that came as a previous candidate does not name its image, but may be the one that brought it.
  const reference = references.find(({ rfid, candid }) => (image === undefined ? candid === first.candid : rfid === image));
  return {
    distpsnr1: match?.distpsnr1 ?? null,
    sgscore1: match?.sgscore1 ?? null,
    chinr: reference?.chinr ?? null,
    sharpnr: reference?.sharpnr ?? null,
  };
}

const NOBODY: Neighbours = { distpsnr1: null, sgscore1: null, chinr: null, sharpnr: null };

function earlierOf(one: Detection, other: Detection): Detection {
  return other.mjd < one.mjd || (other.mjd === one.mjd && other.candid < one.candid) ? other : one;
}

function earliest(matches: readonly Ps1Match[]): Ps1Match | undefined {
  return matches.length === 0 ? undefined : matches.reduce((one, other) => (other.candid < one.candid ? other : one));
}
