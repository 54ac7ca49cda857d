import { filledText, perhapsText } from './filled-text.js';

/** The columns of a row; `null` means not known. */
export interface FeatureVersionFields {
  readonly version: string;
  readonly stepIdFeature: string | null;
  readonly stepIdPreprocess: string | null;
}

/**
 * A version of the features, and the steps that compute them and prepare for it. Immutable.
 */
export class FeatureVersion implements FeatureVersionFields {
  readonly version: string;
  readonly stepIdFeature: string | null;
  readonly stepIdPreprocess: string | null;

  /** @throws InvalidValue naming the first field that cannot be. */
  constructor(fields: FeatureVersionFields) {
    this.version = filledText('version', fields.version);
    this.stepIdFeature = perhapsText('step_id_feature', fields.stepIdFeature);
    this.stepIdPreprocess = perhapsText('step_id_preprocess', fields.stepIdPreprocess);
  }
}
