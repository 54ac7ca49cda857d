import type { RoleGrant } from '../../../domain/identity/role-grant.js';
import type { RoleName } from '../../../domain/identity/role-name.js';
import type { UserId } from '../../../domain/shared/ids.js';
import { RoleGrantRepository } from '../../../ports/identity/role-grant.repository.js';
import { roleGrantMapper } from '../../schema/identity/role-grant.mapper.js';
import type { roleGrantTable } from '../../schema/identity/role-grant.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** Grants of roles over the rows of one table, the same on every engine. */
export abstract class RoleGrantRows extends RoleGrantRepository {
  constructor(protected readonly grants: TableGateway<typeof roleGrantTable>) {
    super();
  }

  async getOrCreate(grant: RoleGrant): Promise<{ readonly item: RoleGrant; readonly created: boolean }> {
    const { user_id, role, ...defaults } = roleGrantMapper.toRow(grant);
    const { row, created } = await this.grants.getOrCreate({ user_id, role }, defaults);
    return { item: roleGrantMapper.toDomain(row), created };
  }

  remove(userId: UserId, role: RoleName): Promise<boolean> {
    return this.grants.delete({ user_id: userId, role });
  }

  async listOfUser(userId: UserId): Promise<RoleGrant[]> {
    return (await this.grants.select({ where: { user_id: userId } })).map(roleGrantMapper.toDomain);
  }

  async listOfRole(role: RoleName): Promise<RoleGrant[]> {
    return (await this.grants.select({ where: { role } })).map(roleGrantMapper.toDomain);
  }
}
