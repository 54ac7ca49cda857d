import { defineTable, type RowOf } from '../shared/table.js';

export const instrumentModuleTable = defineTable({
  name: 'instrument_modules',
  columns: {
    name: { kind: 'text', length: 100 },
    instrument: { kind: 'text', length: 100 },
    description: { kind: 'text', length: 255 },
  },
  primaryKey: ['name'],
  foreignKeys: {
    instrument_modules_instrument_fkey: { columns: ['instrument'], references: { table: 'instruments', columns: ['name'] } },
  },
  checks: {
    instrument_modules_name_not_empty: { column: 'name', minimumLength: 1 },
    instrument_modules_description_not_empty: { column: 'description', minimumLength: 1 },
  },
  indexes: { instrument_modules_instrument: { columns: ['instrument'] } },
});

export type InstrumentModuleRow = RowOf<typeof instrumentModuleTable>;
