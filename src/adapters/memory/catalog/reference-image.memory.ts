import { adapter, Profile } from '../../../container/index.js';
import type { ReferenceImage } from '../../../domain/catalog/reference-image.js';
import { ReferenceImageRepository } from '../../../ports/catalog/reference-image.repository.js';
import { ReferenceImageRows } from '../../rows/catalog/reference-image.rows.js';
import { referenceImageTable } from '../../schema/catalog/reference-image.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';

/** `ReferenceImageRepository` in memory, with the same constraints and transactions as on the databases. */
@adapter.for(ReferenceImageRepository, { profile: Profile.TEST })
export class MemoryReferenceImageRepository extends ReferenceImageRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    super(database.table(referenceImageTable));
  }

  /** Stores rows for a test. What they refer to must be there. */
  seed(...items: readonly ReferenceImage[]): Promise<void> {
    return this.addNew(items);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
