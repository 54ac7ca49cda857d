import { Site } from '../../../domain/observatory/site.js';
import type { SiteRow } from './site.schema.js';

export const siteMapper = {
  toDomain: (row: SiteRow): Site => new Site({ name: row.name, fullName: row.full_name }),
  toRow: (site: Site): SiteRow => ({ name: site.name, full_name: site.fullName }),
} as const;
