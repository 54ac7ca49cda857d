import { defineTable, type RowOf } from '../shared/table.js';

export const dataLocationTable = defineTable({
  name: 'data_locations',
  columns: {
    name: { kind: 'text', length: 100 },
    site: { kind: 'text', length: 100 },
    purpose: { kind: 'text', length: 30 },
    storage: { kind: 'text', length: 30 },
    priority: { kind: 'integer' },
    root: { kind: 'text', length: 255 },
  },
  primaryKey: ['name'],
  uniques: { data_locations_root_key: ['site', 'storage', 'root'] },
  foreignKeys: { data_locations_site_fkey: { columns: ['site'], references: { table: 'sites', columns: ['name'] } } },
  checks: {
    data_locations_name_not_empty: { column: 'name', minimumLength: 1 },
    data_locations_purpose_known: { column: 'purpose', oneOf: ['source', 'buffer', 'long term archive', 'processing'] },
    data_locations_storage_known: { column: 'storage', oneOf: ['disk', 's3', 'tape'] },
    data_locations_priority_range: { column: 'priority', between: [0, 1_000_000] },
    data_locations_root_not_empty: { column: 'root', minimumLength: 1 },
  },
  indexes: { data_locations_purpose: { columns: ['site', 'purpose', 'priority'] } },
});

export type DataLocationRow = RowOf<typeof dataLocationTable>;
