import { adapter, Profile } from '../../../container/index.js';
import { PipelineRepository } from '../../../ports/catalog/pipeline.repository.js';
import { PipelineRows } from '../../rows/catalog/pipeline.rows.js';
import { pipelineTable } from '../../schema/catalog/pipeline.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';

/** `PipelineRepository` on PostgreSQL or SQLite. */
@adapter.for(PipelineRepository, { profile: Profile.ALL })
export class TypeormPipelineRepository extends PipelineRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(pipelineTable));
  }
}
