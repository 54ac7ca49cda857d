import { Role, type RoleFields } from '../../../domain/identity/role.js';

/** A role that reads the observatory, and with the given fields. */
export function aRole(name = 'reader', fields: Partial<Omit<RoleFields, 'name'>> = {}): Role {
  return new Role({ name, description: 'looks around', permissions: ['observatory:read'], ...fields });
}
