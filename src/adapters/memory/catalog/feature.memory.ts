import { adapter, Profile } from '../../../container/index.js';
import type { Feature } from '../../../domain/catalog/feature.js';
import { FeatureRepository } from '../../../ports/catalog/feature.repository.js';
import { FeatureRows } from '../../rows/catalog/feature.rows.js';
import { featureTable } from '../../schema/catalog/feature.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';

/** `FeatureRepository` in memory, with the same constraints and transactions as on the databases. */
@adapter.for(FeatureRepository, { profile: Profile.TEST })
export class MemoryFeatureRepository extends FeatureRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    super(database.table(featureTable));
  }

  /** Stores rows for a test. What they refer to must be there. */
  seed(...items: readonly Feature[]): Promise<void> {
    return this.addNew(items);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
