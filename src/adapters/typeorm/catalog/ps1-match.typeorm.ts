import { adapter, Profile } from '../../../container/index.js';
import { Ps1MatchRepository } from '../../../ports/catalog/ps1-match.repository.js';
import { Ps1MatchRows } from '../../rows/catalog/ps1-match.rows.js';
import { ps1MatchTable } from '../../schema/catalog/ps1-match.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';

/** `Ps1MatchRepository` on PostgreSQL or SQLite. */
@adapter.for(Ps1MatchRepository, { profile: Profile.ALL })
export class TypeormPs1MatchRepository extends Ps1MatchRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(ps1MatchTable));
  }
}
