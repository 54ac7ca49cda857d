import { Taxonomy, type TaxonomyFields } from '../../../domain/catalog/taxonomy.js';

const FIELDS: TaxonomyFields = {
  classifierName: 'classifier_name é',
  classifierVersion: 'classifier_version é',
  classes: ['SNIa', 'QSO, "odd"', 'RR Lyrae'],
};

/** A Taxonomy with a value in every field, for a test that cares about the given ones. */
export function aTaxonomy(fields: Partial<TaxonomyFields> = {}): Taxonomy {
  return new Taxonomy({ ...FIELDS, ...fields });
}
