import { Feature } from '../../../domain/catalog/feature.js';
import type { FeatureRow } from './feature.schema.js';

export const featureMapper = {
  toDomain: (row: FeatureRow): Feature =>
    new Feature({
      oid: row.oid,
      name: row.name,
      value: row.value,
      fid: row.fid,
      version: row.version,
    }),

  toRow: (item: Feature): FeatureRow => ({
    oid: item.oid,
    name: item.name,
    value: item.value,
    fid: item.fid,
    version: item.version,
  }),

  toKey: (key: Pick<Feature, 'oid' | 'name' | 'fid' | 'version'>) => ({ oid: key.oid, name: key.name, fid: key.fid, version: key.version }),
} as const;
