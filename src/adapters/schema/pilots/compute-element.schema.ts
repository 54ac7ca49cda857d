import { defineTable, type RowOf } from '../shared/table.js';

export const computeElementTable = defineTable({
  name: 'ComputeElement',
  columns: {
    Name: { kind: 'text', length: 255 },
    Capacity: { kind: 'integer' },
    SuccessRate: { kind: 'double' },
    Enabled: { kind: 'boolean' },
  },
  primaryKey: ['Name'],
  checks: {
    ComputeElement_Name_not_empty: { column: 'Name', minimumLength: 1 },
    ComputeElement_Capacity_not_negative: { column: 'Capacity', atLeast: 0 },
    ComputeElement_SuccessRate_range: { column: 'SuccessRate', between: [0, 1] },
  },
});

export type ComputeElementRow = RowOf<typeof computeElementTable>;
