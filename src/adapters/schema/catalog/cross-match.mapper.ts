import { CrossMatch } from '../../../domain/catalog/cross-match.js';
import type { CrossMatchRow } from './cross-match.schema.js';

export const crossMatchMapper = {
  toDomain: (row: CrossMatchRow): CrossMatch =>
    new CrossMatch({
      oid: row.oid,
      catid: row.catid,
      oidCatalog: row.oid_catalog,
      dist: row.dist,
      classCatalog: row.class_catalog,
      period: row.period,
    }),

  toRow: (item: CrossMatch): CrossMatchRow => ({
    oid: item.oid,
    catid: item.catid,
    oid_catalog: item.oidCatalog,
    dist: item.dist,
    class_catalog: item.classCatalog,
    period: item.period,
  }),

  toKey: (key: Pick<CrossMatch, 'oid' | 'catid'>) => ({ oid: key.oid, catid: key.catid }),
} as const;
