import { defineTable, type RowOf } from '../shared/table.js';

/** `parameters` is a JSON object in order of name. */
export const instrumentModuleConfigurationTable = defineTable({
  name: 'instrument_module_configurations',
  columns: {
    module: { kind: 'text', length: 100 },
    name: { kind: 'text', length: 100 },
    description: { kind: 'text', length: 255 },
    parameters: { kind: 'text', length: 2000 },
  },
  primaryKey: ['module', 'name'],
  foreignKeys: {
    instrument_module_configurations_module_fkey: {
      columns: ['module'],
      references: { table: 'instrument_modules', columns: ['name'] },
    },
  },
  checks: {
    instrument_module_configurations_name_not_empty: { column: 'name', minimumLength: 1 },
    instrument_module_configurations_description_not_empty: { column: 'description', minimumLength: 1 },
    instrument_module_configurations_parameters_not_empty: { column: 'parameters', minimumLength: 2 },
  },
});

export type InstrumentModuleConfigurationRow = RowOf<typeof instrumentModuleConfigurationTable>;
