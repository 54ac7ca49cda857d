import { adapter, Profile } from '../../../container/index.js';
import { TaxonomyRepository } from '../../../ports/catalog/taxonomy.repository.js';
import { TaxonomyRows } from '../../rows/catalog/taxonomy.rows.js';
import { taxonomyTable } from '../../schema/catalog/taxonomy.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';

/** `TaxonomyRepository` on PostgreSQL or SQLite. */
@adapter.for(TaxonomyRepository, { profile: Profile.ALL })
export class TypeormTaxonomyRepository extends TaxonomyRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(taxonomyTable));
  }
}
