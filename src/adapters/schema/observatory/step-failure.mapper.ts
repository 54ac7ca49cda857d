import { StepFailure } from '../../../domain/observatory/step-failure.js';
import { workflowStep } from '../../../domain/observatory/workflow-step.js';
import type { StepFailureRow } from './step-failure.schema.js';

export const stepFailureMapper = {
  toDomain: (row: StepFailureRow): StepFailure =>
    new StepFailure({
      step: workflowStep(row.step),
      item: row.item,
      attempts: row.attempts,
      code: row.code,
      message: row.message,
      firstAt: row.first_at,
      lastAt: row.last_at,
      nextTryAt: row.next_try_at,
    }),

  toRow: (failure: StepFailure): StepFailureRow => ({
    step: failure.step,
    item: failure.item,
    attempts: failure.attempts,
    code: failure.code,
    message: failure.message,
    first_at: failure.firstAt,
    last_at: failure.lastAt,
    next_try_at: failure.nextTryAt,
  }),
} as const;
