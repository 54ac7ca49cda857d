import { adapter, Profile } from '../../../container/index.js';
import { ReferenceImageRepository } from '../../../ports/catalog/reference-image.repository.js';
import { ReferenceImageRows } from '../../rows/catalog/reference-image.rows.js';
import { referenceImageTable } from '../../schema/catalog/reference-image.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';

/** `ReferenceImageRepository` on PostgreSQL or SQLite. */
@adapter.for(ReferenceImageRepository, { profile: Profile.ALL })
export class TypeormReferenceImageRepository extends ReferenceImageRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(referenceImageTable));
  }
}
