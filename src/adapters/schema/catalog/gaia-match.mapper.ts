import { GaiaMatch } from '../../../domain/catalog/gaia-match.js';
import type { GaiaMatchRow } from './gaia-match.schema.js';

export const gaiaMatchMapper = {
  toDomain: (row: GaiaMatchRow): GaiaMatch =>
    new GaiaMatch({
      oid: row.oid,
      candid: row.candid,
      neargaia: row.neargaia,
      neargaiabright: row.neargaiabright,
      maggaia: row.maggaia,
      maggaiabright: row.maggaiabright,
      unique1: row.unique1,
    }),

  toRow: (item: GaiaMatch): GaiaMatchRow => ({
    oid: item.oid,
    candid: item.candid,
    neargaia: item.neargaia,
    neargaiabright: item.neargaiabright,
    maggaia: item.maggaia,
    maggaiabright: item.maggaiabright,
    unique1: item.unique1,
  }),

  toKey: (key: Pick<GaiaMatch, 'oid'>) => ({ oid: key.oid }),
} as const;
