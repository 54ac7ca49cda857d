import { adapter, Profile } from '../../../container/index.js';
import { StepRepository } from '../../../ports/catalog/step.repository.js';
import { StepRows } from '../../rows/catalog/step.rows.js';
import { stepTable } from '../../schema/catalog/step.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';

/** `StepRepository` on PostgreSQL or SQLite. */
@adapter.for(StepRepository, { profile: Profile.ALL })
export class TypeormStepRepository extends StepRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(stepTable));
  }
}
