import { ConstantElevationSource } from '../../../domain/observatory/constant-elevation-source.js';
import { FixedSource } from '../../../domain/observatory/fixed-source.js';
import { SolarSystemObject } from '../../../domain/observatory/solar-system-object.js';
import type { Source } from '../../../domain/observatory/source.js';
import type { ConstantElevationSourceRow, FixedSourceRow, SolarSystemObjectRow, SourceRow } from './source.schema.js';

/** The row that every source has. */
export const sourceMapper = {
  toRow: ({ name, kind }: Source): SourceRow => ({ name, kind }),
  toKey: ({ name }: Pick<Source, 'name'>) => ({ name }),
} as const;

/** The rows of the table of each kind: a pure pair each. */
export const fixedSourceMapper = {
  toDomain: (row: FixedSourceRow): FixedSource => new FixedSource(row),
  toRow: ({ name, kind, ra, dec }: FixedSource): FixedSourceRow => ({ name, kind, ra, dec }),
} as const;

export const solarSystemObjectMapper = {
  toDomain: ({ name, naif_id }: SolarSystemObjectRow): SolarSystemObject => new SolarSystemObject({ name, naifId: naif_id }),
  toRow: ({ name, kind, naifId }: SolarSystemObject): SolarSystemObjectRow => ({ name, kind, naif_id: naifId }),
} as const;

export const constantElevationSourceMapper = {
  toDomain: ({ name, azimuth_from, azimuth_to, elevation }: ConstantElevationSourceRow): ConstantElevationSource =>
    new ConstantElevationSource({ name, azimuthFrom: azimuth_from, azimuthTo: azimuth_to, elevation }),
  toRow: ({ name, kind, azimuthFrom, azimuthTo, elevation }: ConstantElevationSource): ConstantElevationSourceRow => ({
    name,
    kind,
    azimuth_from: azimuthFrom,
    azimuth_to: azimuthTo,
    elevation,
  }),
} as const;
