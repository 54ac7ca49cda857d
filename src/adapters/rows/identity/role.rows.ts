import { RoleNotFound } from '../../../domain/identity/role.errors.js';
import type { RoleName } from '../../../domain/identity/role-name.js';
import type { Role } from '../../../domain/identity/role.js';
import { RoleRepository } from '../../../ports/identity/role.repository.js';
import type { CursorPage, CursorPageRequest } from '../../../ports/shared/paging.js';
import { roleMapper } from '../../schema/identity/role.mapper.js';
import type { roleTable } from '../../schema/identity/role.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** Roles over the rows of one table, the same on every engine. */
export abstract class RoleRows extends RoleRepository {
  constructor(protected readonly roles: TableGateway<typeof roleTable>) {
    super();
  }

  async findByName(name: RoleName): Promise<Role | undefined> {
    const row = await this.roles.find({ name });
    return row && roleMapper.toDomain(row);
  }

  async add(role: Role): Promise<void> {
    await this.roles.insert(roleMapper.toRow(role));
  }

  async save(role: Role): Promise<void> {
    const { name, ...changes } = roleMapper.toRow(role);
    if (!(await this.roles.update({ name }, changes))) throw new RoleNotFound(role.name);
  }

  remove(name: RoleName): Promise<boolean> {
    return this.roles.delete({ name });
  }

  async listNamed(names: readonly RoleName[]): Promise<Role[]> {
    if (names.length === 0) return [];
    return (await this.roles.select({ where: { name: { in: names } } })).map(roleMapper.toDomain);
  }

  async list(page: CursorPageRequest): Promise<CursorPage<Role>> {
    const found = await this.roles.paginateByCursor({}, page);
    return { ...found, items: found.items.map(roleMapper.toDomain) };
  }
}
