import { adapter, Profile } from '../../../container/index.js';
import type { Probability } from '../../../domain/catalog/probability.js';
import { ProbabilityRepository } from '../../../ports/catalog/probability.repository.js';
import { ProbabilityRows } from '../../rows/catalog/probability.rows.js';
import { probabilityTable } from '../../schema/catalog/probability.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';

/** `ProbabilityRepository` in memory, with the same constraints and transactions as on the databases. */
@adapter.for(ProbabilityRepository, { profile: Profile.TEST })
export class MemoryProbabilityRepository extends ProbabilityRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    super(database.table(probabilityTable));
  }

  /** Stores rows for a test. What they refer to must be there. */
  seed(...items: readonly Probability[]): Promise<void> {
    return this.addNew(items);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
