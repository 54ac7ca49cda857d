import { Taxonomy } from '../../../domain/catalog/taxonomy.js';
import type { TaxonomyRow } from './taxonomy.schema.js';

export const taxonomyMapper = {
  toDomain: (row: TaxonomyRow): Taxonomy =>
    new Taxonomy({
      classifierName: row.classifier_name,
      classifierVersion: row.classifier_version,
      classes: classesFrom(row.classes),
    }),

  toRow: (item: Taxonomy): TaxonomyRow => ({
    classifier_name: item.classifierName,
    classifier_version: item.classifierVersion,
    classes: JSON.stringify(item.classes),
  }),

  toKey: (key: Pick<Taxonomy, 'classifierName' | 'classifierVersion'>) => ({
    classifier_name: key.classifierName,
    classifier_version: key.classifierVersion,
  }),
} as const;

function classesFrom(json: string): string[] {
  const classes: unknown = JSON.parse(json);
  return Array.isArray(classes) ? classes.map(String) : [];
}
