import { adapter, Profile } from '../../../container/index.js';
import type { Step } from '../../../domain/catalog/step.js';
import { StepRepository } from '../../../ports/catalog/step.repository.js';
import { StepRows } from '../../rows/catalog/step.rows.js';
import { stepTable } from '../../schema/catalog/step.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';

/** `StepRepository` in memory, with the same constraints and transactions as on the databases. */
@adapter.for(StepRepository, { profile: Profile.TEST })
export class MemoryStepRepository extends StepRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    super(database.table(stepTable));
  }

  /** Stores rows for a test. What they refer to must be there. */
  seed(...items: readonly Step[]): Promise<void> {
    return this.addNew(items);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
