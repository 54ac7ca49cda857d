import { InvalidValue } from '../shared/invalid-value.js';
import { numberBetween } from './observatory-number.js';
import { observatoryText } from './observatory-text.js';

export interface ConstantElevationSourceFields {
  readonly kind: 'constant elevation';
  readonly name: string;
  readonly azimuthFrom: number;
  readonly azimuthTo: number;
  readonly elevation: number;
}

/** A range of azimuths that is scanned at one elevation while the sky goes by. Immutable. */
export class ConstantElevationSource implements ConstantElevationSourceFields {
  readonly kind = 'constant elevation';
  readonly name: string;
  /** Degrees from north over east in [-360, 360]; a range across north begins below 0 or ends above 360. */
  readonly azimuthFrom: number;
  /** Degrees, above `azimuthFrom` and at most a full turn from it. */
  readonly azimuthTo: number;
  /** Degrees above the horizon, in [0, 90]. */
  readonly elevation: number;

  /** @throws InvalidValue */
  constructor(fields: Omit<ConstantElevationSourceFields, 'kind'>) {
    this.name = observatoryText('source', fields.name);
    this.azimuthFrom = numberBetween('beginning of the azimuth range', fields.azimuthFrom, [-360, 360], 'degrees');
    this.azimuthTo = numberBetween('end of the azimuth range', fields.azimuthTo, [-360, 720], 'degrees');
    this.elevation = numberBetween('elevation', fields.elevation, [0, 90], 'degrees');
    const range = this.azimuthTo - this.azimuthFrom;
    if (!(range > 0 && range <= 360))
      throw new InvalidValue(
        'azimuth range',
        `${String(this.azimuthFrom)} to ${String(this.azimuthTo)}`,
        'an end above the beginning, by at most 360 degrees',
      );
  }
}
