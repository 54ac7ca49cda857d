import { defineTable, type RowOf } from '../shared/table.js';

/** ALeRCE's `feature_version`. */
export const featureVersionTable = defineTable({
  name: 'feature_version',
  columns: {
    version: { kind: 'text' },
    step_id_feature: { kind: 'text', nullable: true },
    step_id_preprocess: { kind: 'text', nullable: true },
  },
  primaryKey: ['version'],
  foreignKeys: {
    feature_version_step_id_feature_fkey: { columns: ['step_id_feature'], references: { table: 'step', columns: ['step_id'] } },
    feature_version_step_id_preprocess_fkey: { columns: ['step_id_preprocess'], references: { table: 'step', columns: ['step_id'] } },
  },
});

export type FeatureVersionRow = RowOf<typeof featureVersionTable>;
