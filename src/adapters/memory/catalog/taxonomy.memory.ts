import { adapter, Profile } from '../../../container/index.js';
import type { Taxonomy } from '../../../domain/catalog/taxonomy.js';
import { TaxonomyRepository } from '../../../ports/catalog/taxonomy.repository.js';
import { TaxonomyRows } from '../../rows/catalog/taxonomy.rows.js';
import { taxonomyTable } from '../../schema/catalog/taxonomy.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';

/** `TaxonomyRepository` in memory, with the same constraints and transactions as on the databases. */
@adapter.for(TaxonomyRepository, { profile: Profile.TEST })
export class MemoryTaxonomyRepository extends TaxonomyRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    super(database.table(taxonomyTable));
  }

  /** Stores rows for a test. What they refer to must be there. */
  seed(...items: readonly Taxonomy[]): Promise<void> {
    return this.addNew(items);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
