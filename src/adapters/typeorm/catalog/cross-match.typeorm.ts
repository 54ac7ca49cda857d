import { adapter, Profile } from '../../../container/index.js';
import { CrossMatchRepository } from '../../../ports/catalog/cross-match.repository.js';
import { CrossMatchRows } from '../../rows/catalog/cross-match.rows.js';
import { crossMatchTable } from '../../schema/catalog/cross-match.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';

/** `CrossMatchRepository` on PostgreSQL or SQLite. */
@adapter.for(CrossMatchRepository, { profile: Profile.ALL })
export class TypeormCrossMatchRepository extends CrossMatchRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(crossMatchTable));
  }
}
