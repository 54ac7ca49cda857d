import { Telescope, type TelescopeFields } from '../../../domain/observatory/telescope.js';

const FIELDS: TelescopeFields = {
  name: 'FYST',
  observatory: 'CCAT',
  description: 'Fred Young Submillimeter Telescope',
  altitudeMetres: 5_600,
  latitude: -22.985639,
  longitude: -67.740278,
};

/** A telescope with a value in every field, for a test that cares about the given ones. */
export function aTelescope(fields: Partial<TelescopeFields> = {}): Telescope {
  return new Telescope({ ...FIELDS, ...fields });
}
