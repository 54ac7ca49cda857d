import { adapter, Profile } from '../../../container/index.js';
import type { GaiaMatch } from '../../../domain/catalog/gaia-match.js';
import { GaiaMatchRepository } from '../../../ports/catalog/gaia-match.repository.js';
import { GaiaMatchRows } from '../../rows/catalog/gaia-match.rows.js';
import { gaiaMatchTable } from '../../schema/catalog/gaia-match.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';

/** `GaiaMatchRepository` in memory, with the same constraints and transactions as on the databases. */
@adapter.for(GaiaMatchRepository, { profile: Profile.TEST })
export class MemoryGaiaMatchRepository extends GaiaMatchRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    super(database.table(gaiaMatchTable));
  }

  /** Stores rows for a test. What they refer to must be there. */
  seed(...items: readonly GaiaMatch[]): Promise<void> {
    return this.addNew(items);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
