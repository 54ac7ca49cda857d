import { adapter, Profile } from '../../../container/index.js';
import { NonDetectionRepository } from '../../../ports/catalog/non-detection.repository.js';
import { NonDetectionRows } from '../../rows/catalog/non-detection.rows.js';
import { nonDetectionTable } from '../../schema/catalog/non-detection.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';

/** Non-detections on PostgreSQL or SQLite. */
@adapter.for(NonDetectionRepository, { profile: Profile.ALL })
export class TypeormNonDetectionRepository extends NonDetectionRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(nonDetectionTable));
  }
}
