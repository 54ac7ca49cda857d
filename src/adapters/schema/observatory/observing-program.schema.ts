import { defineTable, type RowOf } from '../shared/table.js';

export const observingProgramTable = defineTable({
  name: 'observing_programs',
  columns: { short_name: { kind: 'text', length: 100 }, title: { kind: 'text', length: 255 } },
  primaryKey: ['short_name'],
  checks: {
    observing_programs_short_name_not_empty: { column: 'short_name', minimumLength: 1 },
    observing_programs_title_not_empty: { column: 'title', minimumLength: 1 },
  },
});

export type ObservingProgramRow = RowOf<typeof observingProgramTable>;
