import { Step } from '../../../domain/catalog/step.js';
import type { StepRow } from './step.schema.js';

export const stepMapper = {
  toDomain: (row: StepRow): Step =>
    new Step({
      stepId: row.step_id,
      name: row.name,
      version: row.version,
      comments: row.comments,
      date: row.date,
    }),

  toRow: (item: Step): StepRow => ({
    step_id: item.stepId,
    name: item.name,
    version: item.version,
    comments: item.comments,
    date: item.date,
  }),

  toKey: (key: Pick<Step, 'stepId'>) => ({ step_id: key.stepId }),
} as const;
