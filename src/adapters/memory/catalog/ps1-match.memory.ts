import { adapter, Profile } from '../../../container/index.js';
import type { Ps1Match } from '../../../domain/catalog/ps1-match.js';
import { Ps1MatchRepository } from '../../../ports/catalog/ps1-match.repository.js';
import { Ps1MatchRows } from '../../rows/catalog/ps1-match.rows.js';
import { ps1MatchTable } from '../../schema/catalog/ps1-match.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';

/** `Ps1MatchRepository` in memory, with the same constraints and transactions as on the databases. */
@adapter.for(Ps1MatchRepository, { profile: Profile.TEST })
export class MemoryPs1MatchRepository extends Ps1MatchRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    super(database.table(ps1MatchTable));
  }

  /** Stores rows for a test. What they refer to must be there. */
  seed(...items: readonly Ps1Match[]): Promise<void> {
    return this.addNew(items);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
