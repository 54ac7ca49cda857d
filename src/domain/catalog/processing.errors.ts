import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';

export class StepNotFound extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'STEP_NOT_FOUND',
    kind: 'not-found',
    meaning: 'No version of a program of the pipeline has this id.',
    remedy: 'Record the step before what refers to it.',
  };
  constructor(readonly stepId: string) {
    super(StepNotFound.definition, `there is no step ${JSON.stringify(stepId)}`, { stepId });
  }
}

export class PipelineNotFound extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'PIPELINE_NOT_FOUND',
    kind: 'not-found',
    meaning: 'No pipeline has this id.',
    remedy: 'List the pipelines to see which there are.',
  };
  constructor(readonly pipelineId: string) {
    super(PipelineNotFound.definition, `there is no pipeline ${JSON.stringify(pipelineId)}`, { pipelineId });
  }
}

export class FeatureVersionNotFound extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'FEATURE_VERSION_NOT_FOUND',
    kind: 'not-found',
    meaning: 'No version of the features has this name.',
    remedy: 'Record the version, with the steps that compute it, before its features.',
  };
  constructor(readonly version: string) {
    super(FeatureVersionNotFound.definition, `there is no version ${JSON.stringify(version)} of the features`, { version });
  }
}
