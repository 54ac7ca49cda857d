import type { ObjectId } from '../shared/ids.js';
import { mergeHistories, NO_HISTORY, type AlertHistory } from './alert-history.js';
import { objectId } from './catalog-id.js';
import { squaresFrom, standardDeviation } from './coordinate-spread.js';
import { mergeSummaries, type DetectionSummary } from './detection-summary.js';
import type { MagnitudeStatistics } from './magnitude-statistics.js';
import { perhapsInteger, perhapsMeasured } from './measurement.js';
import { classification } from './object-classification.js';
import { declination, rightAscension } from './sky-position.js';

/** The columns of an object's row; `null` means not known. */
export interface AstronomicalObjectFields extends AlertHistory {
  readonly oid: string;
  readonly corrected: boolean | null;
  readonly stellar: boolean | null;
  readonly ndet: number | null;
  readonly grMax: number | null;
  readonly grMaxCorr: number | null;
  readonly grMean: number | null;
  readonly grMeanCorr: number | null;
  readonly meanra: number | null;
  readonly meandec: number | null;
  readonly sigmara: number | null;
  readonly sigmadec: number | null;
  readonly deltajd: number | null;
  readonly firstmjd: number | null;
  readonly lastmjd: number | null;
  readonly stepIdCorr: string | null;
  readonly diffpos: boolean | null;
  readonly referenceChange: boolean | null;
}

/**
 * One source on the sky with what its detections amount to. Immutable: `observed` gives the object after more detections.
 *
 * | field | from the object's distinct detections |
 * | --- | --- |
 * | ndet | their number |
 * | firstmjd, lastmjd | smallest and largest mjd; deltajd = lastmjd - firstmjd, days |
 * | meanra, meandec | arithmetic means, degrees, right ascension across 0h (see `summarize`) |
 * | sigmara, sigmadec | sample standard deviations (n - 1) of the coordinates, degrees; null below two detections |
 * | diffpos | true when every one is brighter than the reference image |
 * | stepIdCorr | that of the latest |
 * | ndethist, ncovhist, mjdstarthist, mjdendhist | largest, largest, earliest and latest the alerts report |
 *
 * `corrected`, `stellar` and the colours follow from magnitude statistics per band, `referenceChange` from reference images
 * (`classified`): null for a new object. `corrected` is null as long as they are behind the detections (`awaitsStatistics`).
 */
export class AstronomicalObject implements AstronomicalObjectFields {
  readonly oid: ObjectId;
  readonly ndethist: number | null;
  readonly ncovhist: number | null;
  readonly mjdstarthist: number | null;
  readonly mjdendhist: number | null;
  readonly corrected: boolean | null;
  readonly stellar: boolean | null;
  readonly ndet: number | null;
  /** Colours g - r, mag. */
  readonly grMax: number | null;
  readonly grMaxCorr: number | null;
  readonly grMean: number | null;
  readonly grMeanCorr: number | null;
  readonly meanra: number | null;
  readonly meandec: number | null;
  readonly sigmara: number | null;
  readonly sigmadec: number | null;
  readonly deltajd: number | null;
  readonly firstmjd: number | null;
  readonly lastmjd: number | null;
  readonly stepIdCorr: string | null;
  readonly diffpos: boolean | null;
  readonly referenceChange: boolean | null;

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: AstronomicalObjectFields) {
    this.oid = objectId(fields.oid);
    this.ndethist = perhapsInteger('ndethist', fields.ndethist);
    this.ncovhist = perhapsInteger('ncovhist', fields.ncovhist);
    this.mjdstarthist = perhapsMeasured('mjdstarthist', fields.mjdstarthist);
    this.mjdendhist = perhapsMeasured('mjdendhist', fields.mjdendhist);
    this.corrected = fields.corrected;
    this.stellar = fields.stellar;
    this.ndet = perhapsInteger('ndet', fields.ndet);
    this.grMax = perhapsMeasured('g_r_max', fields.grMax);
    this.grMaxCorr = perhapsMeasured('g_r_max_corr', fields.grMaxCorr);
    this.grMean = perhapsMeasured('g_r_mean', fields.grMean);
    this.grMeanCorr = perhapsMeasured('g_r_mean_corr', fields.grMeanCorr);
    this.meanra = fields.meanra === null ? null : rightAscension(fields.meanra);
    this.meandec = fields.meandec === null ? null : declination(fields.meandec);
    this.sigmara = perhapsMeasured('sigmara', fields.sigmara);
    this.sigmadec = perhapsMeasured('sigmadec', fields.sigmadec);
    this.deltajd = perhapsMeasured('deltajd', fields.deltajd);
    this.firstmjd = perhapsMeasured('firstmjd', fields.firstmjd);
    this.lastmjd = perhapsMeasured('lastmjd', fields.lastmjd);
    this.stepIdCorr = fields.stepIdCorr;
    this.diffpos = fields.diffpos;
    this.referenceChange = fields.referenceChange;
  }

  /** An object of which no detection is known yet. */
  static undetected(oid: ObjectId): AstronomicalObject {
    return new AstronomicalObject({ ...NOTHING_KNOWN, oid, ndet: 0 });
  }

  /** The object after detections that are not among its known ones, and with what their alerts report. */
  observed(added: DetectionSummary | undefined, history: AlertHistory = NO_HISTORY): AstronomicalObject {
    const known = this.summary();
    const total = known && added ? mergeSummaries(known, added) : (added ?? known);
    return new AstronomicalObject({ ...this, ...mergeHistories(this, history), ...(total && statistics(total)) });
  }

  /**
   * The object with the flags and colours that follow from the statistics of all its bands; all unknown without any. From then
   * on it no longer awaits them.
   */
  classified(bands: readonly MagnitudeStatistics[], referenceChange: boolean | null): AstronomicalObject {
    return new AstronomicalObject({ ...this, ...classification(bands), referenceChange });
  }

  /** The object after something was stored of it that its statistics do not know: `corrected` is unknown until they do. */
  awaitingStatistics(): AstronomicalObject {
    return this.corrected === null ? this : new AstronomicalObject({ ...this, corrected: null });
  }

  /** Whether its magnitude statistics, flags and colours are behind what is stored of it. */
  get awaitsStatistics(): boolean {
    return this.corrected === null && this.ndet !== 0;
  }

  /** The object with its statistics taken from all of its detections, whatever was known before. */
  recounted(all: DetectionSummary | undefined): AstronomicalObject {
    return new AstronomicalObject({ ...this, ...NO_STATISTICS, ...(all && statistics(all)) });
  }

  /** False for a row written by other software that left statistics out: recount it before adding to it. */
  get hasCompleteStatistics(): boolean {
    if (this.ndet === 0) return true;
    const needed = [this.ndet, this.meanra, this.meandec, this.firstmjd, this.lastmjd, this.stepIdCorr, this.diffpos];
    const scatterKnown = this.ndet === 1 || (this.sigmara !== null && this.sigmadec !== null);
    return scatterKnown && !needed.includes(null);
  }

  /** Field by field. */
  equals(other: AstronomicalObject): boolean {
    return (Object.keys(this) as (keyof AstronomicalObjectFields)[]).every((name) => Object.is(this[name], other[name]));
  }

  private summary(): DetectionSummary | undefined {
    const { ndet, meanra, meandec, firstmjd, lastmjd } = this;
    if (!ndet || meanra === null || meandec === null || firstmjd === null || lastmjd === null) return undefined;
    return {
      firstMjd: firstmjd,
      lastMjd: lastmjd,
      ra: { count: ndet, mean: meanra, squares: squaresFrom(this.sigmara, ndet) },
      dec: { count: ndet, mean: meandec, squares: squaresFrom(this.sigmadec, ndet) },
      allPositive: this.diffpos ?? false,
      lastStep: this.stepIdCorr ?? '',
    };
  }
}

const NO_STATISTICS = {
  ndet: 0,
  meanra: null,
  meandec: null,
  sigmara: null,
  sigmadec: null,
  deltajd: null,
  firstmjd: null,
  lastmjd: null,
  stepIdCorr: null,
  diffpos: null,
} as const;

const NOTHING_KNOWN = {
  ...NO_HISTORY,
  ...NO_STATISTICS,
  corrected: null,
  stellar: null,
  grMax: null,
  grMaxCorr: null,
  grMean: null,
  grMeanCorr: null,
  referenceChange: null,
} as const;

function statistics(summary: DetectionSummary): Partial<AstronomicalObjectFields> {
  return {
    ndet: summary.ra.count,
    meanra: ontoTheCircle(summary.ra.mean),
    meandec: summary.dec.mean,
    sigmara: standardDeviation(summary.ra),
    sigmadec: standardDeviation(summary.dec),
    deltajd: summary.lastMjd - summary.firstMjd,
    firstmjd: summary.firstMjd,
    lastmjd: summary.lastMjd,
    stepIdCorr: summary.lastStep,
    diffpos: summary.allPositive,
  };
}

/** Into [0, 360); a tiny negative angle would round up to 360 itself. */
function ontoTheCircle(degrees: number): number {
  const turned = ((degrees % 360) + 360) % 360;
  return degrees >= 0 && degrees < 360 ? degrees : turned;
}
