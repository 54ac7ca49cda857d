import { InvalidValue } from '../shared/invalid-value.js';
import { angularDistance, type SkyPlace } from './angular-distance.js';
import { declination, rightAscension, type Degrees } from './sky-position.js';

/** The part of the sky within `radius` of a place, its rim included. Immutable; all angles in degrees. */
export class Cone implements SkyPlace {
  readonly ra: Degrees;
  readonly dec: Degrees;
  readonly radius: Degrees;

  /** @throws InvalidValue for a place that is none and for a radius outside [0, 180]. */
  constructor(fields: { readonly ra: number; readonly dec: number; readonly radius: number }) {
    this.ra = rightAscension(fields.ra);
    this.dec = declination(fields.dec);
    if (!(fields.radius >= 0 && fields.radius <= 180)) throw new InvalidValue('radius', fields.radius, 'degrees in [0, 180]');
    this.radius = fields.radius as Degrees;
  }

  /** The distance of a place from the middle, degrees; the place is in the cone when that is at most `radius`. */
  distanceTo(place: SkyPlace): Degrees {
    return angularDistance(this, place) as Degrees;
  }
}
