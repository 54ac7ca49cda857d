import { FeatureVersion } from '../../../domain/catalog/feature-version.js';
import type { FeatureVersionRow } from './feature-version.schema.js';

export const featureVersionMapper = {
  toDomain: (row: FeatureVersionRow): FeatureVersion =>
    new FeatureVersion({
      version: row.version,
      stepIdFeature: row.step_id_feature,
      stepIdPreprocess: row.step_id_preprocess,
    }),

  toRow: (item: FeatureVersion): FeatureVersionRow => ({
    version: item.version,
    step_id_feature: item.stepIdFeature,
    step_id_preprocess: item.stepIdPreprocess,
  }),

  toKey: (key: Pick<FeatureVersion, 'version'>) => ({ version: key.version }),
} as const;
