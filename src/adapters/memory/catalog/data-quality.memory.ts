import { adapter, Profile } from '../../../container/index.js';
import type { DataQuality } from '../../../domain/catalog/data-quality.js';
import { DataQualityRepository } from '../../../ports/catalog/data-quality.repository.js';
import { DataQualityRows } from '../../rows/catalog/data-quality.rows.js';
import { dataQualityTable } from '../../schema/catalog/data-quality.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';

/** `DataQualityRepository` in memory, with the same constraints and transactions as on the databases. */
@adapter.for(DataQualityRepository, { profile: Profile.TEST })
export class MemoryDataQualityRepository extends DataQualityRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    super(database.table(dataQualityTable));
  }

  /** Stores rows for a test. What they refer to must be there. */
  seed(...items: readonly DataQuality[]): Promise<void> {
    return this.addNew(items);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
