import { wholeNumberBetween } from './observatory-number.js';
import { observatoryText } from './observatory-text.js';

export interface SolarSystemObjectFields {
  readonly kind: 'solar system';
  readonly name: string;
  readonly naifId: number;
}

/** A body whose place an ephemeris gives, such as Jupiter. Immutable. */
export class SolarSystemObject implements SolarSystemObjectFields {
  readonly kind = 'solar system';
  readonly name: string;
  /** The integer by which SPICE and JPL's Horizons know the body: 599 is Jupiter, 301 the Moon (NAIF, "Integer ID Codes"). */
  readonly naifId: number;

  /** @throws InvalidValue */
  constructor(fields: Omit<SolarSystemObjectFields, 'kind'>) {
    this.name = observatoryText('source', fields.name);
    this.naifId = wholeNumberBetween('NAIF id', fields.naifId, [0, 2_147_483_647]);
  }
}
