import { Pipeline } from '../../../domain/catalog/pipeline.js';
import type { PipelineRow } from './pipeline.schema.js';

export const pipelineMapper = {
  toDomain: (row: PipelineRow): Pipeline =>
    new Pipeline({
      pipelineId: row.pipeline_id,
      stepIdCorr: row.step_id_corr,
      stepIdFeat: row.step_id_feat,
      stepIdClf: row.step_id_clf,
      stepIdOut: row.step_id_out,
      stepIdStamp: row.step_id_stamp,
      date: row.date,
    }),

  toRow: (item: Pipeline): PipelineRow => ({
    pipeline_id: item.pipelineId,
    step_id_corr: item.stepIdCorr,
    step_id_feat: item.stepIdFeat,
    step_id_clf: item.stepIdClf,
    step_id_out: item.stepIdOut,
    step_id_stamp: item.stepIdStamp,
    date: item.date,
  }),

  toKey: (key: Pick<Pipeline, 'pipelineId'>) => ({ pipeline_id: key.pipelineId }),
} as const;
