import { observatoryName, observatoryText } from './observatory-text.js';

export interface ObservingProgramFields {
  readonly shortName: string;
  readonly title: string;
}

/** What a group of people observes for, such as `GEco`; its obs units belong to its sub programs. Immutable. */
export class ObservingProgram implements ObservingProgramFields {
  /** The key. */
  readonly shortName: string;
  readonly title: string;

  /** @throws InvalidValue */
  constructor(fields: ObservingProgramFields) {
    this.shortName = observatoryName('observing program', fields.shortName);
    this.title = observatoryText('title of the observing program', fields.title);
  }
}
