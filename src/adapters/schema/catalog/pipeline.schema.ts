import { defineTable, type RowOf } from '../shared/table.js';

/** ALeRCE's `pipeline`. */
export const pipelineTable = defineTable({
  name: 'pipeline',
  columns: {
    pipeline_id: { kind: 'text' },
    step_id_corr: { kind: 'text', nullable: true },
    step_id_feat: { kind: 'text', nullable: true },
    step_id_clf: { kind: 'text', nullable: true },
    step_id_out: { kind: 'text', nullable: true },
    step_id_stamp: { kind: 'text', nullable: true },
    date: { kind: 'instant' },
  },
  primaryKey: ['pipeline_id'],
});

export type PipelineRow = RowOf<typeof pipelineTable>;
