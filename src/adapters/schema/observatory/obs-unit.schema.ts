import { defineTable, type RowOf } from '../shared/table.js';

/** `observation_configuration` is a JSON object in order of name. */
export const obsUnitTable = defineTable({
  name: 'obs_units',
  columns: {
    name: { kind: 'text', length: 255 },
    program: { kind: 'text', length: 100 },
    sub_program: { kind: 'text', length: 100 },
    source: { kind: 'text', length: 255 },
    obs_mode: { kind: 'text', length: 255 },
    observation_configuration: { kind: 'text', length: 2000 },
    priority: { kind: 'integer' },
    planned_executions: { kind: 'integer' },
  },
  primaryKey: ['name'],
  foreignKeys: {
    obs_units_sub_program_fkey: {
      columns: ['program', 'sub_program'],
      references: { table: 'sub_observing_programs', columns: ['program', 'name'] },
    },
    obs_units_source_fkey: { columns: ['source'], references: { table: 'sources', columns: ['name'] } },
  },
  checks: {
    obs_units_name_not_empty: { column: 'name', minimumLength: 1 },
    obs_units_obs_mode_not_empty: { column: 'obs_mode', minimumLength: 1 },
    obs_units_observation_configuration_not_empty: { column: 'observation_configuration', minimumLength: 2 },
    obs_units_priority_range: { column: 'priority', between: [0, 1_000_000] },
    obs_units_planned_executions_range: { column: 'planned_executions', between: [1, 1_000_000] },
  },
  indexes: {
    obs_units_program: { columns: ['program', 'sub_program', 'name'] },
    obs_units_source: { columns: ['source', 'priority', 'name'] },
  },
});

export type ObsUnitRow = RowOf<typeof obsUnitTable>;

/** How the modules of an obs unit are set up. */
export const moduleSettingTable = defineTable({
  name: 'obs_unit_module_configurations',
  columns: {
    obs_unit: { kind: 'text', length: 255 },
    module: { kind: 'text', length: 100 },
    configuration: { kind: 'text', length: 100 },
  },
  primaryKey: ['obs_unit', 'module'],
  foreignKeys: {
    obs_unit_module_configurations_obs_unit_fkey: {
      columns: ['obs_unit'],
      references: { table: 'obs_units', columns: ['name'] },
      onDelete: 'cascade',
    },
    obs_unit_module_configurations_configuration_fkey: {
      columns: ['module', 'configuration'],
      references: { table: 'instrument_module_configurations', columns: ['module', 'name'] },
    },
  },
  indexes: { obs_unit_module_configurations_configuration: { columns: ['module', 'configuration'] } },
});

export type ModuleSettingRow = RowOf<typeof moduleSettingTable>;
