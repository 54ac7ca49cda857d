import { observatoryName, observatoryText } from './observatory-text.js';

export interface InstrumentModuleFields {
  readonly name: string;
  readonly instrument: string;
  readonly description: string;
}

/** A part of an instrument that writes files of its own. Immutable. */
export class InstrumentModule implements InstrumentModuleFields {
  /** The key, such as `LFA`; no two instruments have modules of one name, since it is part of the paths of files. */
  readonly name: string;
  readonly instrument: string;
  readonly description: string;

  /** @throws InvalidValue */
  constructor(fields: InstrumentModuleFields) {
    this.name = observatoryName('instrument module', fields.name);
    this.instrument = observatoryName('instrument', fields.instrument);
    this.description = observatoryText('description of the instrument module', fields.description);
  }
}
