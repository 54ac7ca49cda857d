import { adapter, lifecycle, Profile } from '../../../container/index.js';
import { CatalogDatabase } from '../../../ports/catalog/catalog.database.js';
import { catalogTables } from '../../schema/catalog/catalog.schema.js';
import { MemoryDatabase } from '../shared/memory-database.js';

/** The catalog of unit tests. */
@adapter.for(CatalogDatabase, { profile: Profile.TEST })
@lifecycle()
export class MemoryCatalogDatabase extends MemoryDatabase {
  constructor() {
    super('catalog', catalogTables);
  }
}
