import { defineTable, type RowOf } from '../shared/table.js';

export const siteTable = defineTable({
  name: 'sites',
  columns: { name: { kind: 'text', length: 100 }, full_name: { kind: 'text', length: 255 } },
  primaryKey: ['name'],
  checks: {
    sites_name_not_empty: { column: 'name', minimumLength: 1 },
    sites_full_name_not_empty: { column: 'full_name', minimumLength: 1 },
  },
});

export type SiteRow = RowOf<typeof siteTable>;
