import { Feature, type FeatureFields } from '../../../domain/catalog/feature.js';

const FIELDS: FeatureFields = {
  oid: 'ZTF20aaelulu',
  name: 'name é',
  value: 22.764243867338347,
  fid: 1,
  version: 'features_1',
};

/** A Feature with a value in every field, for a test that cares about the given ones. */
export function aFeature(fields: Partial<FeatureFields> = {}): Feature {
  return new Feature({ ...FIELDS, ...fields });
}
