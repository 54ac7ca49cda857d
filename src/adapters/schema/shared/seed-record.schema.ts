import { defineTable, type RowOf } from './table.js';

/** Which seeds were run. One table for each place, made when first needed; `database_name` keeps apart the databases that share it. */
export const seedRecordTable = defineTable({
  name: 'sextant_seeds',
  columns: {
    database_name: { kind: 'text', length: 255 },
    name: { kind: 'text', length: 255 },
    version: { kind: 'bigint' },
    applied_at: { kind: 'instant' },
  },
  primaryKey: ['database_name', 'name', 'version'],
});

export type SeedRecordRow = RowOf<typeof seedRecordTable>;
