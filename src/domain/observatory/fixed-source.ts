import { InvalidValue } from '../shared/invalid-value.js';
import { numberBetween } from './observatory-number.js';
import { observatoryText } from './observatory-text.js';

export interface FixedSourceFields {
  readonly kind: 'fixed';
  readonly name: string;
  readonly ra: number;
  readonly dec: number;
}

/** A source that stays at its place among the stars, such as Orion-KL. Immutable. */
export class FixedSource implements FixedSourceFields {
  readonly kind = 'fixed';
  readonly name: string;
  /** Right ascension (ICRS), degrees in [0, 360). */
  readonly ra: number;
  /** Declination (ICRS), degrees in [-90, 90]. */
  readonly dec: number;

  /** @throws InvalidValue */
  constructor(fields: Omit<FixedSourceFields, 'kind'>) {
    this.name = observatoryText('source', fields.name);
    if (!(fields.ra >= 0 && fields.ra < 360)) throw new InvalidValue('ra', fields.ra, 'degrees in [0, 360)');
    this.ra = fields.ra;
    this.dec = numberBetween('dec', fields.dec, [-90, 90], 'degrees');
  }
}
