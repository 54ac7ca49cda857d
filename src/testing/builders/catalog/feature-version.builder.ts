import { FeatureVersion, type FeatureVersionFields } from '../../../domain/catalog/feature-version.js';

const FIELDS: FeatureVersionFields = {
  version: 'version é',
  stepIdFeature: 'step_1',
  stepIdPreprocess: 'step_1',
};

/** A FeatureVersion with a value in every field, for a test that cares about the given ones. */
export function aFeatureVersion(fields: Partial<FeatureVersionFields> = {}): FeatureVersion {
  return new FeatureVersion({ ...FIELDS, ...fields });
}
