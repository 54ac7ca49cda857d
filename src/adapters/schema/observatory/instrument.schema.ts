import { defineTable, type RowOf } from '../shared/table.js';

export const instrumentTable = defineTable({
  name: 'instruments',
  columns: {
    name: { kind: 'text', length: 100 },
    telescope: { kind: 'text', length: 100 },
    description: { kind: 'text', length: 255 },
    available: { kind: 'boolean' },
  },
  primaryKey: ['name'],
  foreignKeys: { instruments_telescope_fkey: { columns: ['telescope'], references: { table: 'telescopes', columns: ['name'] } } },
  checks: {
    instruments_name_not_empty: { column: 'name', minimumLength: 1 },
    instruments_description_not_empty: { column: 'description', minimumLength: 1 },
  },
  indexes: { instruments_telescope: { columns: ['telescope'] } },
});

export type InstrumentRow = RowOf<typeof instrumentTable>;
