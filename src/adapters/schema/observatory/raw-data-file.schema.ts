import { defineTable, type RowOf } from '../shared/table.js';

/** `module` is part of the path of the file; `instrument_module` refers to the register, and is null for what is older than it. */
export const rawDataFileTable = defineTable({
  name: 'raw_data_files',
  columns: {
    id: { kind: 'text', length: 36 },
    executed_obs_unit_id: { kind: 'text', length: 36 },
    module: { kind: 'text', length: 100 },
    instrument_module: { kind: 'text', length: 100, nullable: true },
    name: { kind: 'text', length: 100 },
    size_bytes: { kind: 'bigint' },
    checksum: { kind: 'text', length: 64 },
    raw_data_package_id: { kind: 'text', length: 36, nullable: true },
    created_at: { kind: 'instant' },
  },
  primaryKey: ['id'],
  uniques: { raw_data_files_name_key: ['executed_obs_unit_id', 'module', 'name'] },
  foreignKeys: {
    raw_data_files_executed_obs_unit_id_fkey: {
      columns: ['executed_obs_unit_id'],
      references: { table: 'executed_obs_units', columns: ['id'] },
    },
    raw_data_files_instrument_module_fkey: {
      columns: ['instrument_module'],
      references: { table: 'instrument_modules', columns: ['name'] },
    },
    raw_data_files_raw_data_package_id_fkey: {
      columns: ['raw_data_package_id'],
      references: { table: 'raw_data_packages', columns: ['id'] },
    },
  },
  checks: {
    raw_data_files_name_not_empty: { column: 'name', minimumLength: 1 },
    raw_data_files_size_not_negative: { column: 'size_bytes', atLeast: 0 },
    raw_data_files_checksum_length: { column: 'checksum', minimumLength: 64 },
  },
  indexes: {
    raw_data_files_instrument_module: { columns: ['instrument_module'] },
    raw_data_files_raw_data_package_id: { columns: ['raw_data_package_id'] },
  },
});

export type RawDataFileRow = RowOf<typeof rawDataFileTable>;
