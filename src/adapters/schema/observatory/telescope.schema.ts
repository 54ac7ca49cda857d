import { defineTable, type RowOf } from '../shared/table.js';

export const telescopeTable = defineTable({
  name: 'telescopes',
  columns: {
    name: { kind: 'text', length: 100 },
    observatory: { kind: 'text', length: 100 },
    description: { kind: 'text', length: 255 },
    altitude_metres: { kind: 'double' },
    latitude: { kind: 'double' },
    longitude: { kind: 'double' },
  },
  primaryKey: ['name'],
  foreignKeys: { telescopes_observatory_fkey: { columns: ['observatory'], references: { table: 'observatories', columns: ['name'] } } },
  checks: {
    telescopes_name_not_empty: { column: 'name', minimumLength: 1 },
    telescopes_description_not_empty: { column: 'description', minimumLength: 1 },
    telescopes_altitude_range: { column: 'altitude_metres', between: [-500, 9_000] },
    telescopes_latitude_range: { column: 'latitude', between: [-90, 90] },
    telescopes_longitude_range: { column: 'longitude', between: [-180, 180] },
  },
  indexes: { telescopes_observatory: { columns: ['observatory'] } },
});

export type TelescopeRow = RowOf<typeof telescopeTable>;
