import { adapter, Profile } from '../../../container/index.js';
import type { MagnitudeStatistics } from '../../../domain/catalog/magnitude-statistics.js';
import { MagnitudeStatisticsRepository } from '../../../ports/catalog/magnitude-statistics.repository.js';
import { MagnitudeStatisticsRows } from '../../rows/catalog/magnitude-statistics.rows.js';
import { magnitudeStatisticsTable } from '../../schema/catalog/magnitude-statistics.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';

/** `MagnitudeStatisticsRepository` in memory, with the same constraints and transactions as on the databases. */
@adapter.for(MagnitudeStatisticsRepository, { profile: Profile.TEST })
export class MemoryMagnitudeStatisticsRepository extends MagnitudeStatisticsRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    super(database.table(magnitudeStatisticsTable));
  }

  /** Stores rows for a test. What they refer to must be there. */
  seed(...items: readonly MagnitudeStatistics[]): Promise<void> {
    return this.addNew(items);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
