import { service } from '../../container/index.js';
import { permissionSet, type Permission } from '../../domain/identity/permission.js';
import { RoleGrant } from '../../domain/identity/role-grant.js';
import { RoleName } from '../../domain/identity/role-name.js';
import { RoleExists, RoleInUse, RoleNotFound, RoleNotGranted } from '../../domain/identity/role.errors.js';
import { Role, type RoleFields } from '../../domain/identity/role.js';
import { UserNotFound } from '../../domain/identity/user.errors.js';
import type { UserId } from '../../domain/shared/ids.js';
import { Page } from '../../domain/shared/page.js';
import { ApiTokenRepository } from '../../ports/identity/api-token.repository.js';
import { IdentityDatabase } from '../../ports/identity/identity.database.js';
import { RoleGrantRepository } from '../../ports/identity/role-grant.repository.js';
import { RoleRepository } from '../../ports/identity/role.repository.js';
import { UserRepository } from '../../ports/identity/user.repository.js';
import { Clock } from '../../ports/shared/clock.js';
import { ForeignKeyViolation, UniqueViolation } from '../../ports/shared/database.errors.js';
import type { CursorPage } from '../../ports/shared/paging.js';

/**
 * Defines roles, grants them and takes them back. Whatever makes a user's permissions fewer narrows the scopes of the user's
 * tokens in the same transaction, so a token never allows what its user may not do any more, and a request reads the token
 * alone. Each call is one transaction, or joins its caller's.
 */
@service()
export class RoleService {
  constructor(
    private readonly roles: RoleRepository,
    private readonly grants: RoleGrantRepository,
    private readonly tokens: ApiTokenRepository,
    private readonly users: UserRepository,
    private readonly database: IdentityDatabase,
    private readonly clock: Clock,
  ) {}

  /** @throws RoleExists, InvalidValue */
  async define(fields: RoleFields): Promise<Role> {
    const role = new Role(fields);
    try {
      await this.roles.add(role);
    } catch (error) {
      if (error instanceof UniqueViolation) throw new RoleExists(role.name, error);
      throw error;
    }
    return role;
  }

  /** Those who have it gain or lose permissions at once; their tokens only lose. @throws RoleNotFound, InvalidValue */
  async redefine(name: string, changes: Partial<Omit<RoleFields, 'name'>>): Promise<Role> {
    return this.database.transaction(
      async () => {
        const role = (await this.get(name)).redefined(changes);
        await this.roles.save(role);
        for (const { userId } of await this.grants.listOfRole(role.name)) await this.narrowTokens(userId);
        return role;
      },
      { name: 'redefine role' },
    );
  }

  /** @throws RoleNotFound; RoleInUse while somebody has it; InvalidValue */
  async remove(name: string): Promise<void> {
    const role = RoleName(name);
    try {
      if (!(await this.roles.remove(role))) throw new RoleNotFound(role);
    } catch (error) {
      if (error instanceof ForeignKeyViolation) throw new RoleInUse(role, error);
      throw error;
    }
  }

  /** @throws RoleNotFound, InvalidValue */
  async get(name: string): Promise<Role> {
    const role = RoleName(name);
    const found = await this.roles.findByName(role);
    if (!found) throw new RoleNotFound(role);
    return found;
  }

  /** All, ordered by name, 100 on a page unless told otherwise. @throws CursorRefused, InvalidValue */
  async list({ limit, cursor }: { readonly limit?: number | undefined; readonly cursor?: string | undefined } = {}): Promise<
    CursorPage<Role>
  > {
    return this.roles.list({ limit: new Page({ limit }).limit, cursor });
  }

  /** Gives the user a role; giving it again changes nothing. @throws UserNotFound, RoleNotFound, InvalidValue */
  async grant(userId: UserId, name: string): Promise<RoleGrant> {
    return this.database.transaction(
      async () => {
        await this.mustBeThere(userId);
        const role = await this.get(name);
        return (await this.grants.getOrCreate(new RoleGrant(userId, role.name, this.clock.now()))).item;
      },
      { name: 'grant role' },
    );
  }

  /** Takes a role from the user, and from the user's tokens what only it allowed. @throws UserNotFound, RoleNotGranted, InvalidValue */
  async revoke(userId: UserId, name: string): Promise<void> {
    const role = RoleName(name);
    await this.database.transaction(
      async () => {
        await this.mustBeThere(userId);
        if (!(await this.grants.remove(userId, role))) throw new RoleNotGranted(userId, role);
        await this.narrowTokens(userId);
      },
      { name: 'revoke role' },
    );
  }

  /** The roles of a user, ordered by name. @throws UserNotFound */
  async listOfUser(userId: UserId): Promise<Role[]> {
    await this.mustBeThere(userId);
    return this.roles.listNamed((await this.grants.listOfUser(userId)).map(({ role }) => role));
  }

  /** What the roles of a user allow together. @throws UserNotFound */
  async permissionsOf(userId: UserId): Promise<readonly Permission[]> {
    return permissionSet((await this.listOfUser(userId)).flatMap(({ permissions }) => permissions));
  }

  private async narrowTokens(userId: UserId): Promise<void> {
    const permissions = await this.permissionsOf(userId);
    for (const token of await this.tokens.listOfUser(userId)) {
      const { scopes } = token.narrowedTo(permissions);
      if (scopes.length < token.scopes.length) await this.tokens.setScopes(token.id, scopes);
    }
  }

  private async mustBeThere(userId: UserId): Promise<void> {
    if (!(await this.users.findById(userId))) throw new UserNotFound(userId);
  }
}
