import { defineTable, type RowOf } from '../shared/table.js';

/** `permissions` are words with one blank between them, in alphabetical order (the form of RFC 6749, 3.3): docs/adr/0028. */
export const roleTable = defineTable({
  name: 'roles',
  columns: {
    name: { kind: 'text', length: 63 },
    description: { kind: 'text', length: 255 },
    permissions: { kind: 'text' },
  },
  primaryKey: ['name'],
  checks: { roles_name_not_empty: { column: 'name', minimumLength: 1 } },
});

export type RoleRow = RowOf<typeof roleTable>;
