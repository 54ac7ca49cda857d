import { defineTable, type RowOf } from '../shared/table.js';

export const rawDataPackageTable = defineTable({
  name: 'raw_data_packages',
  columns: {
    id: { kind: 'text', length: 36 },
    executed_obs_unit_id: { kind: 'text', length: 36 },
    module: { kind: 'text', length: 100 },
    size_bytes: { kind: 'bigint' },
    checksum: { kind: 'text', length: 64 },
    data_transfer_package_id: { kind: 'text', length: 36, nullable: true },
    created_at: { kind: 'instant' },
  },
  primaryKey: ['id'],
  uniques: { raw_data_packages_group_key: ['executed_obs_unit_id', 'module'] },
  foreignKeys: {
    raw_data_packages_executed_obs_unit_id_fkey: {
      columns: ['executed_obs_unit_id'],
      references: { table: 'executed_obs_units', columns: ['id'] },
    },
    raw_data_packages_data_transfer_package_id_fkey: {
      columns: ['data_transfer_package_id'],
      references: { table: 'data_transfer_packages', columns: ['id'] },
    },
  },
  checks: {
    raw_data_packages_size_not_negative: { column: 'size_bytes', atLeast: 0 },
    raw_data_packages_checksum_length: { column: 'checksum', minimumLength: 64 },
  },
  indexes: { raw_data_packages_data_transfer_package_id: { columns: ['data_transfer_package_id'] } },
});

export type RawDataPackageRow = RowOf<typeof rawDataPackageTable>;
