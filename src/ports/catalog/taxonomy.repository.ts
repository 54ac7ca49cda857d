import type { Taxonomy } from '../../domain/catalog/taxonomy.js';
import { RecordRepository } from '../shared/record-repository.js';

/** What identifies one. */
export type TaxonomyKey = Pick<Taxonomy, 'classifierName' | 'classifierVersion'>;

/** Table `taxonomy`. The classes that one version of a classifier knows. Joins the current transaction of `CatalogDatabase`. */
export abstract class TaxonomyRepository extends RecordRepository<Taxonomy, TaxonomyKey> {}
