import { Pipeline, type PipelineFields } from '../../../domain/catalog/pipeline.js';
import { Instant } from '../../../domain/shared/instant.js';

const FIELDS: PipelineFields = {
  pipelineId: 'pipeline_id é',
  stepIdCorr: 'step_id_corr é',
  stepIdFeat: 'step_id_feat é',
  stepIdClf: 'step_id_clf é',
  stepIdOut: 'step_id_out é',
  stepIdStamp: 'step_id_stamp é',
  date: Instant.parse('2020-04-28T05:26:57.001441Z'),
};

/** A Pipeline with a value in every field, for a test that cares about the given ones. */
export function aPipeline(fields: Partial<PipelineFields> = {}): Pipeline {
  return new Pipeline({ ...FIELDS, ...fields });
}
