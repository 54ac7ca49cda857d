import { defineTable, type RowOf } from '../shared/table.js';

export const observatoryTable = defineTable({
  name: 'observatories',
  columns: { name: { kind: 'text', length: 100 }, description: { kind: 'text', length: 255 } },
  primaryKey: ['name'],
  checks: {
    observatories_name_not_empty: { column: 'name', minimumLength: 1 },
    observatories_description_not_empty: { column: 'description', minimumLength: 1 },
  },
});

export type ObservatoryRow = RowOf<typeof observatoryTable>;
