import { adapter, Profile } from '../../../container/index.js';
import { ProbabilityRepository } from '../../../ports/catalog/probability.repository.js';
import { ProbabilityRows } from '../../rows/catalog/probability.rows.js';
import { probabilityTable } from '../../schema/catalog/probability.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';

/** `ProbabilityRepository` on PostgreSQL or SQLite. */
@adapter.for(ProbabilityRepository, { profile: Profile.ALL })
export class TypeormProbabilityRepository extends ProbabilityRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(probabilityTable));
  }
}
