import { adapter, Profile } from '../../../container/index.js';
import type { CrossMatch } from '../../../domain/catalog/cross-match.js';
import { CrossMatchRepository } from '../../../ports/catalog/cross-match.repository.js';
import { CrossMatchRows } from '../../rows/catalog/cross-match.rows.js';
import { crossMatchTable } from '../../schema/catalog/cross-match.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';

/** `CrossMatchRepository` in memory, with the same constraints and transactions as on the databases. */
@adapter.for(CrossMatchRepository, { profile: Profile.TEST })
export class MemoryCrossMatchRepository extends CrossMatchRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    super(database.table(crossMatchTable));
  }

  /** Stores rows for a test. What they refer to must be there. */
  seed(...items: readonly CrossMatch[]): Promise<void> {
    return this.addNew(items);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
