import { defineTable, type NewRowOf, type RowOf } from '../shared/table.js';

/** Exactly one of the three item columns is set; see `physicalCopyMapper`. */
export const physicalCopyTable = defineTable({
  name: 'physical_copies',
  columns: {
    id: { kind: 'bigint', generated: true },
    raw_data_file_id: { kind: 'text', length: 36, nullable: true },
    raw_data_package_id: { kind: 'text', length: 36, nullable: true },
    data_transfer_package_id: { kind: 'text', length: 36, nullable: true },
    location: { kind: 'text', length: 100 },
    path: { kind: 'text', length: 255 },
    status: { kind: 'text', length: 30 },
    verified_at: { kind: 'instant', nullable: true },
    created_at: { kind: 'instant' },
    updated_at: { kind: 'instant' },
  },
  primaryKey: ['id'],
  uniques: {
    physical_copies_file_key: ['raw_data_file_id', 'location'],
    physical_copies_package_key: ['raw_data_package_id', 'location'],
    physical_copies_transfer_package_key: ['data_transfer_package_id', 'location'],
  },
  foreignKeys: {
    physical_copies_raw_data_file_id_fkey: { columns: ['raw_data_file_id'], references: { table: 'raw_data_files', columns: ['id'] } },
    physical_copies_raw_data_package_id_fkey: {
      columns: ['raw_data_package_id'],
      references: { table: 'raw_data_packages', columns: ['id'] },
    },
    physical_copies_data_transfer_package_id_fkey: {
      columns: ['data_transfer_package_id'],
      references: { table: 'data_transfer_packages', columns: ['id'] },
    },
    physical_copies_location_fkey: { columns: ['location'], references: { table: 'data_locations', columns: ['name'] } },
  },
  checks: {
    physical_copies_status_known: {
      column: 'status',
      oneOf: ['present', 'staged', 'deletion possible', 'deletion scheduled', 'deletion in progress', 'deleted', 'deletion failed'],
    },
  },
  indexes: {
    physical_copies_status: { columns: ['status', 'id'] },
    physical_copies_location: { columns: ['location', 'status'] },
  },
});

export type PhysicalCopyRow = RowOf<typeof physicalCopyTable>;
export type NewPhysicalCopyRow = NewRowOf<typeof physicalCopyTable>;
