import { defineTable, type RowOf } from '../shared/table.js';

/** ALeRCE's `feature`. */
export const featureTable = defineTable({
  name: 'feature',
  columns: {
    oid: { kind: 'text' },
    name: { kind: 'text' },
    value: { kind: 'double', nullable: true },
    fid: { kind: 'integer' },
    version: { kind: 'text' },
  },
  primaryKey: ['oid', 'name', 'fid', 'version'],
  foreignKeys: {
    feature_version_fkey: { columns: ['version'], references: { table: 'feature_version', columns: ['version'] } },
    feature_oid_fkey: { columns: ['oid'], references: { table: 'object', columns: ['oid'] } },
  },
  indexes: {
    ix_feature_oid_2: { columns: ['oid'], method: 'hash' },
  },
});

export type FeatureRow = RowOf<typeof featureTable>;
