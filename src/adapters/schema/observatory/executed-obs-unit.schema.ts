import { defineTable, type RowOf } from '../shared/table.js';

export const executedObsUnitTable = defineTable({
  name: 'executed_obs_units',
  columns: {
    id: { kind: 'text', length: 36 },
    obs_unit: { kind: 'text', length: 255 },
    started_at: { kind: 'instant' },
    ended_at: { kind: 'instant', nullable: true },
  },
  primaryKey: ['id'],
  checks: { executed_obs_units_obs_unit_not_empty: { column: 'obs_unit', minimumLength: 1 } },
  indexes: { executed_obs_units_obs_unit: { columns: ['obs_unit'] } },
});

export type ExecutedObsUnitRow = RowOf<typeof executedObsUnitTable>;
