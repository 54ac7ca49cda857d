import { DataQuality, type DataQualityFields } from '../../../domain/catalog/data-quality.js';

const FIELDS: DataQualityFields = {
  candid: 1_213_227_041_015_015_005n,
  oid: 'ZTF20aaelulu',
  fid: 1,
  xpos: 6.646845796591654,
  ypos: 5.543677516973783,
  chipsf: 1.5379621088968545,
  sky: 6.3200952025079165,
  fwhm: 11.684423353010935,
  classtar: 6.193804816564731,
  mindtoedge: 29.62260769451317,
  seeratio: 0.736533205790308,
  aimage: 25.2269440458256,
  bimage: 8.362461910465608,
  aimagerat: 20.224956330480904,
  bimagerat: 4.395477419277121,
  nneg: 982811691,
  nbad: 833379351,
  sumrat: 16.67818062715381,
  scorr: 20.327097846204577,
  dsnrms: 15.254708583204653,
  ssnrms: 8.902625934003844,
  magzpsci: 3.94378450762363,
  magzpsciunc: 20.000778884292604,
  magzpscirms: 8.700142684806417,
  nmatches: 706581708,
  clrcoeff: 6.0123478950395866,
  clrcounc: 25.57653424449437,
  zpclrcov: 29.530026630230633,
  zpmed: 11.370983263883703,
  clrmed: 13.592693852365096,
  clrrms: 8.895939715470394,
  exptime: 18.632443368448264,
};

/** A DataQuality with a value in every field, for a test that cares about the given ones. */
export function aDataQuality(fields: Partial<DataQualityFields> = {}): DataQuality {
  return new DataQuality({ ...FIELDS, ...fields });
}
