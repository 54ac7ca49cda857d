import { adapter, Profile } from '../../../container/index.js';
import type { AllwiseSource } from '../../../domain/catalog/allwise-source.js';
import { AllwiseSourceRepository } from '../../../ports/catalog/allwise-source.repository.js';
import { AllwiseSourceRows } from '../../rows/catalog/allwise-source.rows.js';
import { allwiseSourceTable } from '../../schema/catalog/allwise-source.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';

/** `AllwiseSourceRepository` in memory, with the same constraints and transactions as on the databases. */
@adapter.for(AllwiseSourceRepository, { profile: Profile.TEST })
export class MemoryAllwiseSourceRepository extends AllwiseSourceRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    super(database.table(allwiseSourceTable));
  }

  /** Stores rows for a test. What they refer to must be there. */
  seed(...items: readonly AllwiseSource[]): Promise<void> {
    return this.addNew(items);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
