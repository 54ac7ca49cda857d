import { adapter, Profile } from '../../../container/index.js';
import { AllwiseSourceRepository } from '../../../ports/catalog/allwise-source.repository.js';
import { AllwiseSourceRows } from '../../rows/catalog/allwise-source.rows.js';
import { allwiseSourceTable } from '../../schema/catalog/allwise-source.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';

/** `AllwiseSourceRepository` on PostgreSQL or SQLite. */
@adapter.for(AllwiseSourceRepository, { profile: Profile.ALL })
export class TypeormAllwiseSourceRepository extends AllwiseSourceRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(allwiseSourceTable));
  }
}
