import { defineTable, type NewRowOf, type RowOf } from '../shared/table.js';

export const userTable = defineTable({
  name: 'users',
  columns: {
    id: { kind: 'bigint', generated: true },
    email: { kind: 'text', length: 255 },
    name: { kind: 'text', length: 255 },
    created_at: { kind: 'instant' },
  },
  primaryKey: ['id'],
  uniques: { users_email_key: ['email'] },
  checks: { users_name_not_empty: { column: 'name', minimumLength: 1 } },
});

export type UserRow = RowOf<typeof userTable>;
export type NewUserRow = NewRowOf<typeof userTable>;
