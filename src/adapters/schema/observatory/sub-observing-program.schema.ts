import { defineTable, type RowOf } from '../shared/table.js';

export const subObservingProgramTable = defineTable({
  name: 'sub_observing_programs',
  columns: {
    program: { kind: 'text', length: 100 },
    name: { kind: 'text', length: 100 },
    title: { kind: 'text', length: 255 },
  },
  primaryKey: ['program', 'name'],
  foreignKeys: {
    sub_observing_programs_program_fkey: { columns: ['program'], references: { table: 'observing_programs', columns: ['short_name'] } },
  },
  checks: {
    sub_observing_programs_name_not_empty: { column: 'name', minimumLength: 1 },
    sub_observing_programs_title_not_empty: { column: 'title', minimumLength: 1 },
  },
});

export type SubObservingProgramRow = RowOf<typeof subObservingProgramTable>;
