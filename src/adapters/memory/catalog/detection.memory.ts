import { adapter, Profile } from '../../../container/index.js';
import type { Detection } from '../../../domain/catalog/detection.js';
import { DetectionRepository } from '../../../ports/catalog/detection.repository.js';
import { DetectionRows } from '../../rows/catalog/detection.rows.js';
import { detectionTable } from '../../schema/catalog/detection.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';

/** Detections in memory, with the same constraints and transactions as on the databases. */
@adapter.for(DetectionRepository, { profile: Profile.TEST })
export class MemoryDetectionRepository extends DetectionRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    super(database.table(detectionTable));
  }

  /** Stores detections for a test. Their objects must be there. */
  seed(...detections: readonly Detection[]): Promise<void> {
    return this.addNew(detections);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
