import { GaiaMatch, type GaiaMatchFields } from '../../../domain/catalog/gaia-match.js';

const FIELDS: GaiaMatchFields = {
  oid: 'ZTF20aaelulu',
  candid: 1_213_227_041_015_015_005n,
  neargaia: 12.34632885098418,
  neargaiabright: 17.352101533441914,
  maggaia: 19.658648194113184,
  maggaiabright: 19.373961024266244,
  unique1: false,
};

/** A GaiaMatch with a value in every field, for a test that cares about the given ones. */
export function aGaiaMatch(fields: Partial<GaiaMatchFields> = {}): GaiaMatch {
  return new GaiaMatch({ ...FIELDS, ...fields });
}
