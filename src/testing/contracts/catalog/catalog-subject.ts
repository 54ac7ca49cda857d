export type { CatalogSubject } from '../../builders/catalog/catalog-subject.js';
