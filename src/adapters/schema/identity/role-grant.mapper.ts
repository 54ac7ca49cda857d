import { RoleGrant } from '../../../domain/identity/role-grant.js';
import { RoleName } from '../../../domain/identity/role-name.js';
import { UserId } from '../../../domain/shared/ids.js';
import type { RoleGrantRow } from './role-grant.schema.js';

export const roleGrantMapper = {
  toDomain: (row: RoleGrantRow): RoleGrant => new RoleGrant(UserId(row.user_id), RoleName(row.role), row.granted_at),

  toRow: (grant: RoleGrant): RoleGrantRow => ({ user_id: grant.userId, role: grant.role, granted_at: grant.grantedAt }),
} as const;
