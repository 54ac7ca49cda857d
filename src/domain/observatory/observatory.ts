import { observatoryName, observatoryText } from './observatory-text.js';

export interface ObservatoryFields {
  readonly name: string;
  readonly description: string;
}

/** Who runs telescopes, such as CCAT. Immutable. */
export class Observatory implements ObservatoryFields {
  /** The key. */
  readonly name: string;
  readonly description: string;

  /** @throws InvalidValue */
  constructor(fields: ObservatoryFields) {
    this.name = observatoryName('observatory', fields.name);
    this.description = observatoryText('description of the observatory', fields.description);
  }
}
