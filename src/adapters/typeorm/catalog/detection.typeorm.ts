import { adapter, Profile } from '../../../container/index.js';
import { DetectionRepository } from '../../../ports/catalog/detection.repository.js';
import { DetectionRows } from '../../rows/catalog/detection.rows.js';
import { detectionTable } from '../../schema/catalog/detection.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';

/** Detections on PostgreSQL or SQLite. */
@adapter.for(DetectionRepository, { profile: Profile.ALL })
export class TypeormDetectionRepository extends DetectionRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(detectionTable));
  }
}
