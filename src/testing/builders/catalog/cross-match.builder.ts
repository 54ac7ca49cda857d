import { CrossMatch, type CrossMatchFields } from '../../../domain/catalog/cross-match.js';

const FIELDS: CrossMatchFields = {
  oid: 'ZTF20aaelulu',
  catid: 'catid é',
  oidCatalog: 'oid_catalog é',
  dist: 11.737501687049098,
  classCatalog: 'class_catalog é',
  period: 28.37120109388912,
};

/** A CrossMatch with a value in every field, for a test that cares about the given ones. */
export function aCrossMatch(fields: Partial<CrossMatchFields> = {}): CrossMatch {
  return new CrossMatch({ ...FIELDS, ...fields });
}
