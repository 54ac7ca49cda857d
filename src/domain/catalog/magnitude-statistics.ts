import type { ObjectId } from '../shared/ids.js';
import { type Band, band } from './band.js';
import { objectId } from './catalog-id.js';
import { filledText } from './filled-text.js';
import { atLeast, perhapsMeasured, share } from './measurement.js';

/** The columns of a row; `null` means not known. */
export interface MagnitudeStatisticsFields {
  readonly oid: string;
  readonly fid: number;
  readonly stellar: boolean;
  readonly corrected: boolean;
  readonly ndet: number;
  readonly ndubious: number;
  readonly dmdtFirst: number | null;
  readonly dmFirst: number | null;
  readonly sigmadmFirst: number | null;
  readonly dtFirst: number | null;
  readonly magmean: number | null;
  readonly magmedian: number | null;
  readonly magmax: number | null;
  readonly magmin: number | null;
  readonly magsigma: number | null;
  readonly maglast: number | null;
  readonly magfirst: number | null;
  readonly magmeanCorr: number | null;
  readonly magmedianCorr: number | null;
  readonly magmaxCorr: number | null;
  readonly magminCorr: number | null;
  readonly magsigmaCorr: number | null;
  readonly maglastCorr: number | null;
  readonly magfirstCorr: number | null;
  readonly firstmjd: number | null;
  readonly lastmjd: number | null;
  readonly stepIdCorr: string;
  readonly saturationRate: number | null;
}

/**
 * What the detections of an object in one band amount to: magnitudes in mag, dates as mjd, times in days. `magnitude-summary.ts` says how
 * each value comes from the detections. Immutable.
 */
export class MagnitudeStatistics implements MagnitudeStatisticsFields {
  readonly oid: ObjectId;
  readonly fid: Band;
  readonly stellar: boolean;
  readonly corrected: boolean;
  readonly ndet: number;
  readonly ndubious: number;
  readonly dmdtFirst: number | null;
  readonly dmFirst: number | null;
  readonly sigmadmFirst: number | null;
  readonly dtFirst: number | null;
  readonly magmean: number | null;
  readonly magmedian: number | null;
  readonly magmax: number | null;
  readonly magmin: number | null;
  readonly magsigma: number | null;
  readonly maglast: number | null;
  readonly magfirst: number | null;
  readonly magmeanCorr: number | null;
  readonly magmedianCorr: number | null;
  readonly magmaxCorr: number | null;
  readonly magminCorr: number | null;
  readonly magsigmaCorr: number | null;
  readonly maglastCorr: number | null;
  readonly magfirstCorr: number | null;
  readonly firstmjd: number | null;
  readonly lastmjd: number | null;
  readonly stepIdCorr: string;
  readonly saturationRate: number | null;

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: MagnitudeStatisticsFields) {
    this.oid = objectId(fields.oid);
    this.fid = band(fields.fid);
    this.stellar = fields.stellar;
    this.corrected = fields.corrected;
    this.ndet = atLeast('ndet', fields.ndet, 0);
    this.ndubious = atLeast('ndubious', fields.ndubious, 0);
    this.dmdtFirst = perhapsMeasured('dmdt_first', fields.dmdtFirst);
    this.dmFirst = perhapsMeasured('dm_first', fields.dmFirst);
    this.sigmadmFirst = perhapsMeasured('sigmadm_first', fields.sigmadmFirst);
    this.dtFirst = perhapsMeasured('dt_first', fields.dtFirst);
    this.magmean = perhapsMeasured('magmean', fields.magmean);
    this.magmedian = perhapsMeasured('magmedian', fields.magmedian);
    this.magmax = perhapsMeasured('magmax', fields.magmax);
    this.magmin = perhapsMeasured('magmin', fields.magmin);
    this.magsigma = perhapsMeasured('magsigma', fields.magsigma);
    this.maglast = perhapsMeasured('maglast', fields.maglast);
    this.magfirst = perhapsMeasured('magfirst', fields.magfirst);
    this.magmeanCorr = perhapsMeasured('magmean_corr', fields.magmeanCorr);
    this.magmedianCorr = perhapsMeasured('magmedian_corr', fields.magmedianCorr);
    this.magmaxCorr = perhapsMeasured('magmax_corr', fields.magmaxCorr);
    this.magminCorr = perhapsMeasured('magmin_corr', fields.magminCorr);
    this.magsigmaCorr = perhapsMeasured('magsigma_corr', fields.magsigmaCorr);
    this.maglastCorr = perhapsMeasured('maglast_corr', fields.maglastCorr);
    this.magfirstCorr = perhapsMeasured('magfirst_corr', fields.magfirstCorr);
    this.firstmjd = perhapsMeasured('firstmjd', fields.firstmjd);
    this.lastmjd = perhapsMeasured('lastmjd', fields.lastmjd);
    this.stepIdCorr = filledText('step_id_corr', fields.stepIdCorr);
    this.saturationRate = fields.saturationRate === null ? null : share('saturation_rate', fields.saturationRate);
  }
}
