import { Ps1Match, type Ps1MatchFields } from '../../../domain/catalog/ps1-match.js';

const FIELDS: Ps1MatchFields = {
  oid: 'ZTF20aaelulu',
  candid: 1_213_227_041_015_015_005n,
  objectidps1: 873618268778003151n,
  sgmag1: 1.344272984783125,
  srmag1: -0.7878899722675469,
  simag1: 25.871895627433627,
  szmag1: 10.920967755897136,
  sgscore1: 18.672559071925882,
  distpsnr1: 3.662514889696327,
  objectidps2: 376866747451690254n,
  sgmag2: 7.366358630096723,
  srmag2: 4.571633944903724,
  simag2: 24.487286031297046,
  szmag2: 23.64387841866612,
  sgscore2: -0.8161835955888137,
  distpsnr2: 24.672976157147797,
  objectidps3: 3415531642301380096n,
  sgmag3: 3.261068317046764,
  srmag3: 25.68336906910696,
  simag3: 12.897785657644679,
  szmag3: 20.803820262972675,
  sgscore3: 16.644705487491912,
  distpsnr3: 11.241268766692665,
  nmtchps: 766810632,
  unique1: false,
  unique2: true,
  unique3: false,
};

/** A Ps1Match with a value in every field, for a test that cares about the given ones. */
export function aPs1Match(fields: Partial<Ps1MatchFields> = {}): Ps1Match {
  return new Ps1Match({ ...FIELDS, ...fields });
}
