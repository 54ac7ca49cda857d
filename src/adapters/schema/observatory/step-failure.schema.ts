import { defineTable, type RowOf } from '../shared/table.js';

/** Steps that keep failing; a row goes when its step succeeds. */
export const stepFailureTable = defineTable({
  name: 'step_failures',
  columns: {
    step: { kind: 'text', length: 30 },
    item: { kind: 'text', length: 255 },
    attempts: { kind: 'integer' },
    code: { kind: 'text', length: 255 },
    message: { kind: 'text', length: 1000 },
    first_at: { kind: 'instant' },
    last_at: { kind: 'instant' },
    next_try_at: { kind: 'instant' },
  },
  primaryKey: ['step', 'item'],
  checks: {
    step_failures_step_known: {
      column: 'step',
      oneOf: ['package', 'bundle', 'pack', 'transfer', 'unpack', 'archive', 'staging', 'mark', 'schedule', 'delete'],
    },
    step_failures_item_not_empty: { column: 'item', minimumLength: 1 },
    step_failures_attempts_positive: { column: 'attempts', atLeast: 1 },
  },
  indexes: { step_failures_next_try_at: { columns: ['next_try_at', 'step', 'item'] } },
});

export type StepFailureRow = RowOf<typeof stepFailureTable>;
