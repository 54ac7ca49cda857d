import { adapter, Profile } from '../../../container/index.js';
import { ApiTokenRepository } from '../../../ports/identity/api-token.repository.js';
import { ApiTokenRows } from '../../rows/identity/api-token.rows.js';
import { apiTokenTable } from '../../schema/identity/api-token.schema.js';
import { TypeormIdentityDatabase } from './identity.database.typeorm.js';

/** API tokens on PostgreSQL or SQLite. */
@adapter.for(ApiTokenRepository, { profile: Profile.ALL })
export class TypeormApiTokenRepository extends ApiTokenRows {
  constructor(database: TypeormIdentityDatabase) {
    super(database.table(apiTokenTable));
  }
}
