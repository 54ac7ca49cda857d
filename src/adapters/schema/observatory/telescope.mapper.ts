import { Telescope } from '../../../domain/observatory/telescope.js';
import type { TelescopeRow } from './telescope.schema.js';

export const telescopeMapper = {
  toDomain: ({ altitude_metres, ...row }: TelescopeRow): Telescope => new Telescope({ ...row, altitudeMetres: altitude_metres }),
  toRow: ({ name, observatory, description, altitudeMetres, latitude, longitude }: Telescope): TelescopeRow => ({
    name,
    observatory,
    description,
    altitude_metres: altitudeMetres,
    latitude,
    longitude,
  }),
  toKey: ({ name }: Pick<Telescope, 'name'>) => ({ name }),
} as const;
