import { adapter, Profile } from '../../../container/index.js';
import { DataQualityRepository } from '../../../ports/catalog/data-quality.repository.js';
import { DataQualityRows } from '../../rows/catalog/data-quality.rows.js';
import { dataQualityTable } from '../../schema/catalog/data-quality.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';

/** `DataQualityRepository` on PostgreSQL or SQLite. */
@adapter.for(DataQualityRepository, { profile: Profile.ALL })
export class TypeormDataQualityRepository extends DataQualityRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(dataQualityTable));
  }
}
