import { adapter, Profile } from '../../../container/index.js';
import { FeatureVersionRepository } from '../../../ports/catalog/feature-version.repository.js';
import { FeatureVersionRows } from '../../rows/catalog/feature-version.rows.js';
import { featureVersionTable } from '../../schema/catalog/feature-version.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';

/** `FeatureVersionRepository` on PostgreSQL or SQLite. */
@adapter.for(FeatureVersionRepository, { profile: Profile.ALL })
export class TypeormFeatureVersionRepository extends FeatureVersionRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(featureVersionTable));
  }
}
