import { MagnitudeStatistics, type MagnitudeStatisticsFields } from '../../../domain/catalog/magnitude-statistics.js';

const FIELDS: MagnitudeStatisticsFields = {
  oid: 'ZTF20aaelulu',
  fid: 1,
  stellar: true,
  corrected: false,
  ndet: 560183214,
  ndubious: 244001768,
  dmdtFirst: 25.98347676691084,
  dmFirst: 20.664086934853035,
  sigmadmFirst: 26.34626781264659,
  dtFirst: 2.121080608017782,
  magmean: 24.744993559598836,
  magmedian: 29.13783910533296,
  magmax: 9.87491033718541,
  magmin: 14.391565283517556,
  magsigma: 20.805319744095954,
  maglast: 24.418852432209867,
  magfirst: 3.727348207298353,
  magmeanCorr: 27.892440314997945,
  magmedianCorr: 8.20142440684726,
  magmaxCorr: 21.12924147310362,
  magminCorr: -0.9831948828214448,
  magsigmaCorr: 27.209647684866322,
  maglastCorr: 19.417546878382097,
  magfirstCorr: 14.798447352584937,
  firstmjd: 26.071084261775802,
  lastmjd: 11.811564756587034,
  stepIdCorr: 'step_id_corr é',
  saturationRate: 0.125,
};

/** A MagnitudeStatistics with a value in every field, for a test that cares about the given ones. */
export function aMagnitudeStatistics(fields: Partial<MagnitudeStatisticsFields> = {}): MagnitudeStatistics {
  return new MagnitudeStatistics({ ...FIELDS, ...fields });
}
