import type { Brand } from '../shared/brand.js';
import { InvalidValue } from '../shared/invalid-value.js';

/** An angle in decimal degrees. */
export type Degrees = Brand<number, 'Degrees'>;

/** Right ascension (ICRS). @throws InvalidValue outside [0, 360). */
export function rightAscension(degrees: number, field = 'ra'): Degrees {
  if (!(degrees >= 0 && degrees < 360)) throw new InvalidValue(field, degrees, 'degrees in [0, 360)');
  return degrees as Degrees;
}

/** Declination (ICRS). @throws InvalidValue outside [-90, 90]. */
export function declination(degrees: number, field = 'dec'): Degrees {
  if (!(degrees >= -90 && degrees <= 90)) throw new InvalidValue(field, degrees, 'degrees in [-90, 90]');
  return degrees as Degrees;
}
