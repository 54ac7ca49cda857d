import { Role } from '../../../domain/identity/role.js';
import { permissionMapper } from './permission.mapper.js';
import type { RoleRow } from './role.schema.js';

export const roleMapper = {
  toDomain: ({ name, description, permissions }: RoleRow): Role =>
    new Role({ name, description, permissions: permissionMapper.toDomain(permissions) }),

  toRow: ({ name, description, permissions }: Role): RoleRow => ({
    name,
    description,
    permissions: permissionMapper.toText(permissions),
  }),
} as const;
