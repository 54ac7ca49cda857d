import { Detection, type DetectionFields } from '../../../domain/catalog/detection.js';

const FIELDS: DetectionFields = {
  candid: 1_213_227_041_015_015_005n,
  oid: 'ZTF18aazeood',
  mjd: 58_300,
  fid: 1,
  pid: null,
  diffmaglim: null,
  isdiffpos: 1,
  nid: null,
  ra: 10,
  dec: 20,
  magpsf: 18,
  sigmapsf: 0.1,
  magap: null,
  sigmagap: null,
  distnr: null,
  rb: null,
  rbversion: null,
  drb: null,
  drbversion: null,
  magapbig: null,
  sigmagapbig: null,
  rfid: null,
  magpsfCorr: null,
  sigmapsfCorr: null,
  sigmapsfCorrExt: null,
  corrected: false,
  dubious: false,
  parentCandid: null,
  hasStamp: true,
  stepIdCorr: 'test',
};

/** A valid detection for a test that cares about the given fields only; what may be null is. */
export function aDetection(fields: Partial<DetectionFields> = {}): Detection {
  return new Detection({ ...FIELDS, ...fields });
}

/** A detection with a value in every field, none of them representable in fewer digits: for tests of exactness. */
export function aCompleteDetection(fields: Partial<DetectionFields> = {}): Detection {
  return new Detection({
    candid: 1_213_227_041_015_015_005n,
    oid: 'ZTF20aaelulu',
    mjd: 58_967.227_048_600_09,
    fid: 2,
    pid: 987_654_321_123_456_789n,
    diffmaglim: 20.466_775_894_165_04,
    isdiffpos: -1,
    nid: 1213,
    ra: 185.728_896_9,
    dec: -15.823_585_8,
    magpsf: 18.607_530_593_872_07,
    sigmapsf: 0.102_947_115_898_132_32,
    magap: 18.524_000_167_846_68,
    sigmagap: 0.144_700_005_650_520_32,
    distnr: 0.594_295_263_290_405_3,
    rb: 0.850_000_023_841_857_9,
    rbversion: 't17_f5_c3',
    drb: 0.999_999_165_534_973_1,
    drbversion: 'd6_m7',
    magapbig: 18.704_500_198_364_258,
    sigmagapbig: 0.208_199_992_775_917_05,
    rfid: 576_120_110,
    magpsfCorr: 16.510_899_648_983_333,
    sigmapsfCorr: 0.014_874_544_360_124_564,
    sigmapsfCorrExt: 5e-324,
    corrected: true,
    dubious: true,
    parentCandid: 9_223_372_036_854_775_807n,
    hasStamp: false,
    stepIdCorr: 'corr_1.2.3',
    ...fields,
  });
}
