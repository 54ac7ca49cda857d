import { adapter, lifecycle, Profile } from '../../../container/index.js';
import { IdentityDatabase } from '../../../ports/identity/identity.database.js';
import { identityTables } from '../../schema/identity/identity.schema.js';
import { MemoryDatabase } from '../shared/memory-database.js';

/** The identity database of unit tests. */
@adapter.for(IdentityDatabase, { profile: Profile.TEST })
@lifecycle()
export class MemoryIdentityDatabase extends MemoryDatabase {
  constructor() {
    super('identity', identityTables);
  }
}
