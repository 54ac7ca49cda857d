import { adapter, Profile } from '../../../container/index.js';
import { RoleGrantRepository } from '../../../ports/identity/role-grant.repository.js';
import { RoleGrantRows } from '../../rows/identity/role-grant.rows.js';
import { roleGrantTable } from '../../schema/identity/role-grant.schema.js';
import { TypeormIdentityDatabase } from './identity.database.typeorm.js';

/** Grants of roles on PostgreSQL or SQLite. */
@adapter.for(RoleGrantRepository, { profile: Profile.ALL })
export class TypeormRoleGrantRepository extends RoleGrantRows {
  constructor(database: TypeormIdentityDatabase) {
    super(database.table(roleGrantTable));
  }
}
