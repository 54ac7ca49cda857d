import type { RoleName } from '../../domain/identity/role-name.js';
import type { Role } from '../../domain/identity/role.js';
import type { CursorPage, CursorPageRequest } from '../shared/paging.js';

/** The roles there are. Joins the current transaction of `IdentityDatabase`. */
export abstract class RoleRepository {
  abstract findByName(name: RoleName): Promise<Role | undefined>;

  /** @throws UniqueViolation when there is one of this name. */
  abstract add(role: Role): Promise<void>;

  /** Overwrites a known one. @throws RoleNotFound */
  abstract save(role: Role): Promise<void>;

  /** True when there was such a role. @throws ForeignKeyViolation while somebody has it. */
  abstract remove(name: RoleName): Promise<boolean>;

  /** Those of these names that there are, ordered by name; one read. */
  abstract listNamed(names: readonly RoleName[]): Promise<Role[]>;

  /** Ordered by name. @throws CursorRefused */
  abstract list(page: CursorPageRequest): Promise<CursorPage<Role>>;
}
