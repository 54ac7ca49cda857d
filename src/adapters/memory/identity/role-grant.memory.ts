import { adapter, Profile } from '../../../container/index.js';
import { RoleGrantRepository } from '../../../ports/identity/role-grant.repository.js';
import { RoleGrantRows } from '../../rows/identity/role-grant.rows.js';
import { roleGrantTable } from '../../schema/identity/role-grant.schema.js';
import { MemoryIdentityDatabase } from './identity.database.memory.js';

/** Grants of roles in memory, with the same constraints and transactions as on the databases. */
@adapter.for(RoleGrantRepository, { profile: Profile.TEST })
export class MemoryRoleGrantRepository extends RoleGrantRows {
  constructor(database: MemoryIdentityDatabase) {
    super(database.table(roleGrantTable));
  }
}
