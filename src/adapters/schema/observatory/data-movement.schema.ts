import { defineTable, type NewRowOf, type RowOf } from '../shared/table.js';

/** Transfers move a transfer package, the other two kinds a package: that column is set, the other one null. */
export const dataMovementTable = defineTable({
  name: 'data_movements',
  columns: {
    id: { kind: 'bigint', generated: true },
    kind: { kind: 'text', length: 30 },
    data_transfer_package_id: { kind: 'text', length: 36, nullable: true },
    raw_data_package_id: { kind: 'text', length: 36, nullable: true },
    origin: { kind: 'text', length: 100 },
    destination: { kind: 'text', length: 100 },
    status: { kind: 'text', length: 30 },
    attempts: { kind: 'integer' },
    lease_until: { kind: 'instant', nullable: true },
    failure: { kind: 'text', length: 1000, nullable: true },
    created_at: { kind: 'instant' },
    updated_at: { kind: 'instant' },
  },
  primaryKey: ['id'],
  uniques: { data_movements_transfer_key: ['data_transfer_package_id', 'destination'] },
  foreignKeys: {
    data_movements_data_transfer_package_id_fkey: {
      columns: ['data_transfer_package_id'],
      references: { table: 'data_transfer_packages', columns: ['id'] },
    },
    data_movements_raw_data_package_id_fkey: {
      columns: ['raw_data_package_id'],
      references: { table: 'raw_data_packages', columns: ['id'] },
    },
    data_movements_origin_fkey: { columns: ['origin'], references: { table: 'data_locations', columns: ['name'] } },
    data_movements_destination_fkey: { columns: ['destination'], references: { table: 'data_locations', columns: ['name'] } },
  },
  checks: {
    data_movements_kind_known: { column: 'kind', oneOf: ['transfer', 'archive', 'staging'] },
    data_movements_status_known: { column: 'status', oneOf: ['pending', 'scheduled', 'in progress', 'completed', 'failed'] },
    data_movements_attempts_not_negative: { column: 'attempts', atLeast: 0 },
  },
  indexes: {
    data_movements_kind_status: { columns: ['kind', 'status', 'id'] },
    data_movements_raw_data_package_id: { columns: ['raw_data_package_id'] },
  },
});

export type DataMovementRow = RowOf<typeof dataMovementTable>;
export type NewDataMovementRow = NewRowOf<typeof dataMovementTable>;

export const dataMovementLogTable = defineTable({
  name: 'data_movement_log',
  columns: {
    id: { kind: 'bigint', generated: true },
    data_movement_id: { kind: 'bigint' },
    attempt: { kind: 'integer' },
    status: { kind: 'text', length: 30 },
    at: { kind: 'instant' },
    message: { kind: 'text', length: 1000, nullable: true },
  },
  primaryKey: ['id'],
  foreignKeys: {
    data_movement_log_data_movement_id_fkey: {
      columns: ['data_movement_id'],
      references: { table: 'data_movements', columns: ['id'] },
      onDelete: 'cascade',
    },
  },
  indexes: { data_movement_log_data_movement_id: { columns: ['data_movement_id', 'id'] } },
});

export type DataMovementLogRow = RowOf<typeof dataMovementLogTable>;
export type NewDataMovementLogRow = NewRowOf<typeof dataMovementLogTable>;
