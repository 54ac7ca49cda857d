import { DataLocation } from '../../../domain/observatory/data-location.js';
import type { DataLocationRow } from './data-location.schema.js';

export const dataLocationMapper = {
  toDomain: (row: DataLocationRow): DataLocation => new DataLocation(row),

  toRow: ({ name, site, purpose, storage, priority, root }: DataLocation): DataLocationRow => ({
    name,
    site,
    purpose,
    storage,
    priority,
    root,
  }),
} as const;
