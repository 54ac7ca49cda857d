import { adapter, Profile } from '../../../container/index.js';
import { RoleRepository } from '../../../ports/identity/role.repository.js';
import { RoleRows } from '../../rows/identity/role.rows.js';
import { roleTable } from '../../schema/identity/role.schema.js';
import { MemoryIdentityDatabase } from './identity.database.memory.js';

/** Roles in memory, with the same constraints and transactions as on the databases. */
@adapter.for(RoleRepository, { profile: Profile.TEST })
export class MemoryRoleRepository extends RoleRows {
  constructor(database: MemoryIdentityDatabase) {
    super(database.table(roleTable));
  }
}
