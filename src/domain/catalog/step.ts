import type { Instant } from '../shared/instant.js';
import { commentText, filledText } from './filled-text.js';

/** The columns of a row; `null` means not known. */
export interface StepFields {
  readonly stepId: string;
  readonly name: string;
  readonly version: string;
  readonly comments: string;
  readonly date: Instant;
}

/**
 * A version of a program of the pipeline, and when it began to run. Immutable.
 */
export class Step implements StepFields {
  readonly stepId: string;
  readonly name: string;
  readonly version: string;
  readonly comments: string;
  readonly date: Instant;

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: StepFields) {
    this.stepId = filledText('step_id', fields.stepId);
    this.name = filledText('name', fields.name);
    this.version = filledText('version', fields.version);
    this.comments = commentText('comments', fields.comments);
    this.date = fields.date;
  }
}
