import { adapter, Profile } from '../../../container/index.js';
import type { Pipeline } from '../../../domain/catalog/pipeline.js';
import { PipelineRepository } from '../../../ports/catalog/pipeline.repository.js';
import { PipelineRows } from '../../rows/catalog/pipeline.rows.js';
import { pipelineTable } from '../../schema/catalog/pipeline.schema.js';
import { MemoryCatalogDatabase } from './catalog.database.memory.js';

/** `PipelineRepository` in memory, with the same constraints and transactions as on the databases. */
@adapter.for(PipelineRepository, { profile: Profile.TEST })
export class MemoryPipelineRepository extends PipelineRows {
  constructor(private readonly database: MemoryCatalogDatabase) {
    super(database.table(pipelineTable));
  }

  /** Stores rows for a test. What they refer to must be there. */
  seed(...items: readonly Pipeline[]): Promise<void> {
    return this.addNew(items);
  }

  /** Empties the whole catalog. */
  clear(): void {
    this.database.clear();
  }
}
