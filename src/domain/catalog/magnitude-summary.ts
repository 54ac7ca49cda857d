import type { Detection } from './detection.js';
import { MagnitudeStatistics } from './magnitude-statistics.js';
import type { NonDetection } from './non-detection.js';
import { isStellar, type Neighbours } from './stellar.js';

/** A non-detection counts for the rise only when it is this much older than the first detection, days. */
const SHORTEST_RISE = 0.5;
/** Corrected magnitudes brighter than this are saturated in ZTF. */
const SATURATED = 13.2;

const NO_RISE = { dmdtFirst: null, dmFirst: null, sigmadmFirst: null, dtFirst: null } as const;

/**
 * The statistics of the detections of one object in one band, with `nonDetections` of the same object and band.
 * docs/contexts/catalog.md has the formula of every column. Source: ALeRCE, lc_correction 1.x; Förster et al. 2021, AJ 161, 242.
 *
 * @throws RangeError for no detections, or for detections of several objects or bands
 */
export function summarizeMagnitudes(
  detections: readonly Detection[],
  nonDetections: readonly NonDetection[] = [],
  neighbours?: Neighbours,
): MagnitudeStatistics {
  const [one] = detections;
  if (!one) throw new RangeError('there is nothing to summarize');
  const all = new Float64Array(detections.length);
  const allCorrected = new Float64Array(detections.length);
  let [first, last, count, countCorrected, ndubious, saturated, unsaturated] = [one, one, 0, 0, 0, 0, 0];
  // One pass, as this runs for every detection of a load.
  for (const detection of detections) {
    const { magpsf, magpsfCorr } = detection;
    if (detection.oid !== one.oid || detection.fid !== one.fid)
      throw new RangeError('magnitudes are summarized object by object and band by band');
    if (isBefore(detection, first)) first = detection;
    else if (isBefore(last, detection)) last = detection;
    if (detection.dubious) ndubious++;
    all[count++] = magpsf;
    if (magpsfCorr === null) continue;
    allCorrected[countCorrected++] = magpsfCorr;
    if (!detection.corrected) continue;
    if (magpsfCorr < SATURATED) saturated++;
    else unsaturated++;
  }
  const plain = statisticsOf(all);
  const corrected = statisticsOf(allCorrected.subarray(0, countCorrected));
  return new MagnitudeStatistics({
    oid: first.oid,
    fid: first.fid,
    stellar: isStellar(first.distnr, neighbours),
    corrected: first.corrected,
    ndet: count,
    ndubious,
    ...riseBefore(first, nonDetections),
    magmean: plain.mean,
    magmedian: plain.median,
    magmax: plain.most,
    magmin: plain.least,
    magsigma: plain.deviation,
    maglast: last.magpsf,
    magfirst: first.magpsf,
    magmeanCorr: corrected.mean,
    magmedianCorr: corrected.median,
    magmaxCorr: corrected.most,
    magminCorr: corrected.least,
    magsigmaCorr: corrected.deviation,
    maglastCorr: last.magpsfCorr,
    magfirstCorr: first.magpsfCorr,
    firstmjd: first.mjd,
    lastmjd: last.mjd,
    stepIdCorr: last.stepIdCorr,
    saturationRate: saturated + unsaturated === 0 ? null : saturated / (saturated + unsaturated),
  });
}

/** The steepest rise that the non-detections before the first detection leave open: the least (m + σ - limit) / dt; of equals the latest. */
function riseBefore(first: Detection, nonDetections: readonly NonDetection[]): Pick<MagnitudeStatistics, keyof typeof NO_RISE> {
  let best: { readonly dmdt: number; readonly dt: number; readonly limit: number } | undefined;
  for (const { mjd, diffmaglim: limit } of nonDetections) {
    if (limit === null || !(mjd < first.mjd - SHORTEST_RISE)) continue;
    const dt = first.mjd - mjd;
    const dmdt = (first.magpsf + first.sigmapsf - limit) / dt;
    if (!best || dmdt < best.dmdt || (dmdt === best.dmdt && dt < best.dt)) best = { dmdt, dt, limit };
  }
  if (!best) return NO_RISE;
  return { dmdtFirst: best.dmdt, dmFirst: first.magpsf - best.limit, sigmadmFirst: first.sigmapsf, dtFirst: best.dt };
}

/** By mjd, then candid. */
function isBefore(one: Detection, other: Detection): boolean {
  return one.mjd < other.mjd || (one.mjd === other.mjd && one.candid < other.candid);
}

interface Statistics {
  readonly mean: number | null;
  readonly median: number | null;
  readonly least: number | null;
  readonly most: number | null;
  /** Sample standard deviation (n - 1); null below two values. */
  readonly deviation: number | null;
}

/** Sorts the values in place: sums are taken from the smallest up, so that they do not depend on the order in which detections came. */
function statisticsOf(sorted: Float64Array): Statistics {
  sorted.sort();
  const count = sorted.length;
  const [least, most] = [sorted[0] ?? null, sorted.at(-1) ?? null];
  if (least === null) return { mean: null, median: null, least, most, deviation: null };
  // Offsets from the least keep the digits, as magnitudes lie close together.
  let offsets = 0;
  for (const value of sorted) offsets += value - least;
  const mean = least + offsets / count;
  const middle = (at: number): number => sorted[Math.floor(at)] as number;
  const median = (middle((count - 1) / 2) + middle(count / 2)) / 2;
  let squares = 0;
  for (const value of sorted) squares += (value - mean) ** 2;
  return { mean, median, least, most, deviation: count < 2 ? null : Math.sqrt(squares / (count - 1)) };
}
