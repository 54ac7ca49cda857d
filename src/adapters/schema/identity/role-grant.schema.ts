import { defineTable, type RowOf } from '../shared/table.js';

export const roleGrantTable = defineTable({
  name: 'role_grants',
  columns: {
    user_id: { kind: 'bigint' },
    role: { kind: 'text', length: 63 },
    granted_at: { kind: 'instant' },
  },
  primaryKey: ['user_id', 'role'],
  foreignKeys: {
    role_grants_user_id_fkey: { columns: ['user_id'], references: { table: 'users', columns: ['id'] }, onDelete: 'cascade' },
    role_grants_role_fkey: { columns: ['role'], references: { table: 'roles', columns: ['name'] } },
  },
  indexes: { role_grants_role: { columns: ['role', 'user_id'] } },
});

export type RoleGrantRow = RowOf<typeof roleGrantTable>;
