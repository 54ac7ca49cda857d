import { observatoryName, observatoryText } from './observatory-text.js';

export interface InstrumentFields {
  readonly name: string;
  readonly telescope: string;
  readonly description: string;
  readonly available: boolean;
}

export type Availability = 'available' | 'unavailable';

/** An instrument of a telescope. Nothing is observed with it while it is not available. Immutable. */
export class Instrument implements InstrumentFields {
  /** The key, such as `CHAI`. */
  readonly name: string;
  readonly telescope: string;
  readonly description: string;
  readonly available: boolean;

  /** @throws InvalidValue */
  constructor(fields: InstrumentFields) {
    this.name = observatoryName('instrument', fields.name);
    this.telescope = observatoryName('telescope', fields.telescope);
    this.description = observatoryText('description of the instrument', fields.description);
    this.available = fields.available;
  }

  become(availability: Availability): Instrument {
    return new Instrument({ ...this, available: availability === 'available' });
  }
}
