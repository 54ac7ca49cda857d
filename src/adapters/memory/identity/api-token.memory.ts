import { adapter, Profile } from '../../../container/index.js';
import { ApiTokenRepository } from '../../../ports/identity/api-token.repository.js';
import { ApiTokenRows } from '../../rows/identity/api-token.rows.js';
import { apiTokenTable } from '../../schema/identity/api-token.schema.js';
import { MemoryIdentityDatabase } from './identity.database.memory.js';

/** API tokens in memory, with the same constraints and transactions as on the databases. */
@adapter.for(ApiTokenRepository, { profile: Profile.TEST })
export class MemoryApiTokenRepository extends ApiTokenRows {
  constructor(database: MemoryIdentityDatabase) {
    super(database.table(apiTokenTable));
  }
}
