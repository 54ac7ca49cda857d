import { adapter, Profile } from '../../../container/index.js';
import type { SolarSystemMatch } from '../../../domain/catalog/solar-system-match.js';
import { SolarSystemMatchRepository } from '../../../ports/catalog/solar-system-match.repository.js';
import { SolarSystemMatchRows } from '../../rows/catalog/solar-system-match.rows.js';
import { solarSystemMatchTable } from '../../schema/catalog/solar-system-match.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';

/** `SolarSystemMatchRepository` in memory, with the same constraints and transactions as on the databases. */
@adapter.for(SolarSystemMatchRepository, { profile: Profile.TEST })
export class MemorySolarSystemMatchRepository extends SolarSystemMatchRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    super(database.table(solarSystemMatchTable));
  }

  /** Stores rows for a test. What they refer to must be there. */
  seed(...items: readonly SolarSystemMatch[]): Promise<void> {
    return this.addNew(items);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
