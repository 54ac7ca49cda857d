import { adapter, Profile } from '../../../container/index.js';
import type { FeatureVersion } from '../../../domain/catalog/feature-version.js';
import { FeatureVersionRepository } from '../../../ports/catalog/feature-version.repository.js';
import { FeatureVersionRows } from '../../rows/catalog/feature-version.rows.js';
import { featureVersionTable } from '../../schema/catalog/feature-version.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';

/** `FeatureVersionRepository` in memory, with the same constraints and transactions as on the databases. */
@adapter.for(FeatureVersionRepository, { profile: Profile.TEST })
export class MemoryFeatureVersionRepository extends FeatureVersionRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    super(database.table(featureVersionTable));
  }

  /** Stores rows for a test. What they refer to must be there. */
  seed(...items: readonly FeatureVersion[]): Promise<void> {
    return this.addNew(items);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
