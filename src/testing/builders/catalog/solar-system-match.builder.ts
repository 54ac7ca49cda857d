import { SolarSystemMatch, type SolarSystemMatchFields } from '../../../domain/catalog/solar-system-match.js';

const FIELDS: SolarSystemMatchFields = {
  oid: 'ZTF20aaelulu',
  candid: 1_213_227_041_015_015_005n,
  ssdistnr: 27.726027455095622,
  ssmagnr: 19.54337887329905,
  ssnamenr: 'ssnamenr é',
};

/** A SolarSystemMatch with a value in every field, for a test that cares about the given ones. */
export function aSolarSystemMatch(fields: Partial<SolarSystemMatchFields> = {}): SolarSystemMatch {
  return new SolarSystemMatch({ ...FIELDS, ...fields });
}
