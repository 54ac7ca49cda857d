import { defineTable, type RowOf } from '../shared/table.js';

/** `obs_unit` is what was said when it happened; `planned_obs_unit` refers to the plan, and is null for what is older than plans. */
export const executedObsUnitTable = defineTable({
  name: 'executed_obs_units',
  columns: {
    id: { kind: 'text', length: 36 },
    obs_unit: { kind: 'text', length: 255 },
    planned_obs_unit: { kind: 'text', length: 255, nullable: true },
    started_at: { kind: 'instant' },
    ended_at: { kind: 'instant', nullable: true },
  },
  primaryKey: ['id'],
  foreignKeys: {
    executed_obs_units_planned_obs_unit_fkey: { columns: ['planned_obs_unit'], references: { table: 'obs_units', columns: ['name'] } },
  },
  checks: { executed_obs_units_obs_unit_not_empty: { column: 'obs_unit', minimumLength: 1 } },
  indexes: {
    executed_obs_units_obs_unit: { columns: ['obs_unit'] },
    executed_obs_units_planned_obs_unit: { columns: ['planned_obs_unit'] },
  },
});

export type ExecutedObsUnitRow = RowOf<typeof executedObsUnitTable>;
