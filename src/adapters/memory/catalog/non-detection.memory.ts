import { adapter, Profile } from '../../../container/index.js';
import type { NonDetection } from '../../../domain/catalog/non-detection.js';
import { NonDetectionRepository } from '../../../ports/catalog/non-detection.repository.js';
import { NonDetectionRows } from '../../rows/catalog/non-detection.rows.js';
import { nonDetectionTable } from '../../schema/catalog/non-detection.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';

/** Non-detections in memory, with the same constraints and transactions as on the databases. */
@adapter.for(NonDetectionRepository, { profile: Profile.TEST })
export class MemoryNonDetectionRepository extends NonDetectionRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    super(database.table(nonDetectionTable));
  }

  /** Stores non-detections for a test. Their objects must be there. */
  seed(...nonDetections: readonly NonDetection[]): Promise<void> {
    return this.addNew(nonDetections);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
