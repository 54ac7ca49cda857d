import { defineTable, type RowOf } from '../shared/table.js';

const NAME = { kind: 'text', length: 255 } as const;
const KIND = { kind: 'text', length: 30 } as const;
// A row of a kind can only belong to a source of that kind, since the key that is referred to holds the kind too.
const SOURCE = { columns: ['name', 'kind'], references: { table: 'sources', columns: ['name', 'kind'] }, onDelete: 'cascade' } as const;

/** Every source, whatever its kind; what only one kind has is in the table of that kind. */
export const sourceTable = defineTable({
  name: 'sources',
  columns: { name: NAME, kind: KIND },
  primaryKey: ['name'],
  uniques: { sources_kind_key: ['name', 'kind'] },
  checks: {
    sources_name_not_empty: { column: 'name', minimumLength: 1 },
    sources_kind_known: { column: 'kind', oneOf: ['fixed', 'solar system', 'constant elevation'] },
  },
  indexes: { sources_kind: { columns: ['kind', 'name'] } },
});

export type SourceRow = RowOf<typeof sourceTable>;

export const fixedSourceTable = defineTable({
  name: 'fixed_sources',
  columns: { name: NAME, kind: KIND, ra: { kind: 'double' }, dec: { kind: 'double' } },
  primaryKey: ['name'],
  foreignKeys: { fixed_sources_source_fkey: SOURCE },
  checks: {
    fixed_sources_kind_fixed: { column: 'kind', oneOf: ['fixed'] },
    fixed_sources_ra_range: { column: 'ra', between: [0, 360] },
    fixed_sources_dec_range: { column: 'dec', between: [-90, 90] },
  },
});

export type FixedSourceRow = RowOf<typeof fixedSourceTable>;

export const solarSystemObjectTable = defineTable({
  name: 'solar_system_objects',
  columns: { name: NAME, kind: KIND, naif_id: { kind: 'integer' } },
  primaryKey: ['name'],
  foreignKeys: { solar_system_objects_source_fkey: SOURCE },
  checks: {
    solar_system_objects_kind_solar_system: { column: 'kind', oneOf: ['solar system'] },
    solar_system_objects_naif_id_not_negative: { column: 'naif_id', atLeast: 0 },
  },
});

export type SolarSystemObjectRow = RowOf<typeof solarSystemObjectTable>;

export const constantElevationSourceTable = defineTable({
  name: 'constant_elevation_sources',
  columns: {
    name: NAME,
    kind: KIND,
    azimuth_from: { kind: 'double' },
    azimuth_to: { kind: 'double' },
    elevation: { kind: 'double' },
  },
  primaryKey: ['name'],
  foreignKeys: { constant_elevation_sources_source_fkey: SOURCE },
  checks: {
    constant_elevation_sources_kind_constant_elevation: { column: 'kind', oneOf: ['constant elevation'] },
    constant_elevation_sources_azimuth_from_range: { column: 'azimuth_from', between: [-360, 360] },
    constant_elevation_sources_azimuth_to_range: { column: 'azimuth_to', between: [-360, 720] },
    constant_elevation_sources_elevation_range: { column: 'elevation', between: [0, 90] },
  },
});

export type ConstantElevationSourceRow = RowOf<typeof constantElevationSourceTable>;
