import { adapter, Profile } from '../../../container/index.js';
import { FeatureRepository } from '../../../ports/catalog/feature.repository.js';
import { FeatureRows } from '../../rows/catalog/feature.rows.js';
import { featureTable } from '../../schema/catalog/feature.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';

/** `FeatureRepository` on PostgreSQL or SQLite. */
@adapter.for(FeatureRepository, { profile: Profile.ALL })
export class TypeormFeatureRepository extends FeatureRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(featureTable));
  }
}
