import { adapter, Profile } from '../../../container/index.js';
import { RoleRepository } from '../../../ports/identity/role.repository.js';
import { RoleRows } from '../../rows/identity/role.rows.js';
import { roleTable } from '../../schema/identity/role.schema.js';
import { TypeormIdentityDatabase } from './identity.database.typeorm.js';

/** Roles on PostgreSQL or SQLite. */
@adapter.for(RoleRepository, { profile: Profile.ALL })
export class TypeormRoleRepository extends RoleRows {
  constructor(database: TypeormIdentityDatabase) {
    super(database.table(roleTable));
  }
}
