import { defineTable, type RowOf } from '../shared/table.js';

export const dataTransferPackageTable = defineTable({
  name: 'data_transfer_packages',
  columns: {
    id: { kind: 'text', length: 36 },
    route: { kind: 'text', length: 100 },
    size_bytes: { kind: 'bigint', nullable: true },
    checksum: { kind: 'text', length: 64, nullable: true },
    created_at: { kind: 'instant' },
    unpacked_at: { kind: 'instant', nullable: true },
  },
  primaryKey: ['id'],
  foreignKeys: {
    data_transfer_packages_route_fkey: { columns: ['route'], references: { table: 'data_transfer_routes', columns: ['name'] } },
  },
  checks: {
    data_transfer_packages_size_not_negative: { column: 'size_bytes', atLeast: 0 },
    data_transfer_packages_checksum_length: { column: 'checksum', minimumLength: 64 },
  },
  indexes: { data_transfer_packages_created_at: { columns: ['unpacked_at', 'created_at'] } },
});

export type DataTransferPackageRow = RowOf<typeof dataTransferPackageTable>;
