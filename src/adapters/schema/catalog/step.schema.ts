import { defineTable, type RowOf } from '../shared/table.js';

/** ALeRCE's `step`. */
export const stepTable = defineTable({
  name: 'step',
  columns: {
    step_id: { kind: 'text' },
    name: { kind: 'text' },
    version: { kind: 'text' },
    comments: { kind: 'text' },
    date: { kind: 'instant' },
  },
  primaryKey: ['step_id'],
});

export type StepRow = RowOf<typeof stepTable>;
