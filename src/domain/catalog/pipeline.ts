import type { Instant } from '../shared/instant.js';
import { filledText, perhapsText } from './filled-text.js';

/** The columns of a row; `null` means not known. */
export interface PipelineFields {
  readonly pipelineId: string;
  readonly stepIdCorr: string | null;
  readonly stepIdFeat: string | null;
  readonly stepIdClf: string | null;
  readonly stepIdOut: string | null;
  readonly stepIdStamp: string | null;
  readonly date: Instant;
}

/**
 * Which steps made up the pipeline from a date on: correction, features, classification, outliers and stamps. Immutable.
 */
export class Pipeline implements PipelineFields {
  readonly pipelineId: string;
  readonly stepIdCorr: string | null;
  readonly stepIdFeat: string | null;
  readonly stepIdClf: string | null;
  readonly stepIdOut: string | null;
  readonly stepIdStamp: string | null;
  readonly date: Instant;

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: PipelineFields) {
    this.pipelineId = filledText('pipeline_id', fields.pipelineId);
    this.stepIdCorr = perhapsText('step_id_corr', fields.stepIdCorr);
    this.stepIdFeat = perhapsText('step_id_feat', fields.stepIdFeat);
    this.stepIdClf = perhapsText('step_id_clf', fields.stepIdClf);
    this.stepIdOut = perhapsText('step_id_out', fields.stepIdOut);
    this.stepIdStamp = perhapsText('step_id_stamp', fields.stepIdStamp);
    this.date = fields.date;
  }
}
