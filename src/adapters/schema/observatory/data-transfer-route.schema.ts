import { defineTable, type RowOf } from '../shared/table.js';

export const dataTransferRouteTable = defineTable({
  name: 'data_transfer_routes',
  columns: {
    name: { kind: 'text', length: 100 },
    kind: { kind: 'text', length: 30 },
    origin: { kind: 'text', length: 100 },
    destination: { kind: 'text', length: 100 },
    relay: { kind: 'text', length: 100, nullable: true },
  },
  primaryKey: ['name'],
  foreignKeys: {
    data_transfer_routes_origin_fkey: { columns: ['origin'], references: { table: 'data_locations', columns: ['name'] } },
    data_transfer_routes_destination_fkey: { columns: ['destination'], references: { table: 'data_locations', columns: ['name'] } },
    data_transfer_routes_relay_fkey: { columns: ['relay'], references: { table: 'data_locations', columns: ['name'] } },
  },
  checks: {
    data_transfer_routes_name_not_empty: { column: 'name', minimumLength: 1 },
    data_transfer_routes_kind_known: { column: 'kind', oneOf: ['direct', 'relay', 'custom'] },
  },
});

export type DataTransferRouteRow = RowOf<typeof dataTransferRouteTable>;
