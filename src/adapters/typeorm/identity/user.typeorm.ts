import { adapter, Profile } from '../../../container/index.js';
import { UserRepository } from '../../../ports/identity/user.repository.js';
import { UserRows } from '../../rows/identity/user.rows.js';
import { userTable } from '../../schema/identity/user.schema.js';
import { TypeormIdentityDatabase } from './identity.database.typeorm.js';

/** Users on PostgreSQL or SQLite. */
@adapter.for(UserRepository, { profile: Profile.ALL })
export class TypeormUserRepository extends UserRows {
  constructor(database: TypeormIdentityDatabase) {
    super(database.table(userTable));
  }
}
