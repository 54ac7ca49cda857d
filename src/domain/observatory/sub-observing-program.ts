import { observatoryName, observatoryText } from './observatory-text.js';

export interface SubObservingProgramFields {
  readonly program: string;
  readonly name: string;
  readonly title: string;
}

/** A part of an observing program. Immutable. */
export class SubObservingProgram implements SubObservingProgramFields {
  /** Short name of the program. */
  readonly program: string;
  /** Unique among those of its program; both together are the key. */
  readonly name: string;
  readonly title: string;

  /** @throws InvalidValue */
  constructor(fields: SubObservingProgramFields) {
    this.program = observatoryName('observing program', fields.program);
    this.name = observatoryName('sub observing program', fields.name);
    this.title = observatoryText('title of the sub observing program', fields.title);
  }
}
