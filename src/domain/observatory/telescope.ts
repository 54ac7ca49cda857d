import { numberBetween } from './observatory-number.js';
import { observatoryName, observatoryText } from './observatory-text.js';

export interface TelescopeFields {
  readonly name: string;
  readonly observatory: string;
  readonly description: string;
  readonly altitudeMetres: number;
  readonly latitude: number;
  readonly longitude: number;
}

/** A telescope and where it stands. Immutable. */
export class Telescope implements TelescopeFields {
  /** The key, such as `FYST`. */
  readonly name: string;
  readonly observatory: string;
  readonly description: string;
  /** Above sea level; -500 to 9,000. */
  readonly altitudeMetres: number;
  /** Geodetic (WGS 84), degrees north; -90 to 90. */
  readonly latitude: number;
  /** Geodetic (WGS 84), degrees east; -180 to 180. */
  readonly longitude: number;

  /** @throws InvalidValue */
  constructor(fields: TelescopeFields) {
    this.name = observatoryName('telescope', fields.name);
    this.observatory = observatoryName('observatory', fields.observatory);
    this.description = observatoryText('description of the telescope', fields.description);
    this.altitudeMetres = numberBetween('altitude', fields.altitudeMetres, [-500, 9_000], 'metres');
    this.latitude = numberBetween('latitude', fields.latitude, [-90, 90], 'degrees');
    this.longitude = numberBetween('longitude', fields.longitude, [-180, 180], 'degrees');
  }
}
