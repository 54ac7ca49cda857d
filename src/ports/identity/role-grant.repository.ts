import type { RoleGrant } from '../../domain/identity/role-grant.js';
import type { RoleName } from '../../domain/identity/role-name.js';
import type { UserId } from '../../domain/shared/ids.js';

/** Which user has which roles. Joins the current transaction of `IdentityDatabase`; grants go with their user. */
export abstract class RoleGrantRepository {
  /** Of any number of callers at once exactly one makes it. @throws ForeignKeyViolation when there is no such user or role. */
  abstract getOrCreate(grant: RoleGrant): Promise<{ readonly item: RoleGrant; readonly created: boolean }>;

  /** True when the user had the role. */
  abstract remove(userId: UserId, role: RoleName): Promise<boolean>;

  /** Ordered by role. */
  abstract listOfUser(userId: UserId): Promise<RoleGrant[]>;

  /** Ordered by user. */
  abstract listOfRole(role: RoleName): Promise<RoleGrant[]>;
}
