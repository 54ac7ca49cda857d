import { SolarSystemMatch } from '../../../domain/catalog/solar-system-match.js';
import type { SolarSystemMatchRow } from './solar-system-match.schema.js';

export const solarSystemMatchMapper = {
  toDomain: (row: SolarSystemMatchRow): SolarSystemMatch =>
    new SolarSystemMatch({
      oid: row.oid,
      candid: row.candid,
      ssdistnr: row.ssdistnr,
      ssmagnr: row.ssmagnr,
      ssnamenr: row.ssnamenr,
    }),

  toRow: (item: SolarSystemMatch): SolarSystemMatchRow => ({
    oid: item.oid,
    candid: item.candid,
    ssdistnr: item.ssdistnr,
    ssmagnr: item.ssmagnr,
    ssnamenr: item.ssnamenr,
  }),

  toKey: (key: Pick<SolarSystemMatch, 'oid'>) => ({ oid: key.oid }),
} as const;
