import { defineTable, type NewRowOf, type RowOf } from '../shared/table.js';

/** `hash` is SHA-256 in hexadecimal digits; the secret itself is stored nowhere: docs/adr/0028. */
export const apiTokenTable = defineTable({
  name: 'api_tokens',
  columns: {
    id: { kind: 'bigint', generated: true },
    user_id: { kind: 'bigint' },
    name: { kind: 'text', length: 255 },
    hash: { kind: 'text', length: 64 },
    scopes: { kind: 'text' },
    created_at: { kind: 'instant' },
    expires_at: { kind: 'instant', nullable: true },
    last_used_at: { kind: 'instant', nullable: true },
    revoked_at: { kind: 'instant', nullable: true },
  },
  primaryKey: ['id'],
  uniques: { api_tokens_hash_key: ['hash'] },
  foreignKeys: {
    api_tokens_user_id_fkey: { columns: ['user_id'], references: { table: 'users', columns: ['id'] }, onDelete: 'cascade' },
  },
  checks: {
    api_tokens_name_not_empty: { column: 'name', minimumLength: 1 },
    api_tokens_hash_complete: { column: 'hash', minimumLength: 64 },
  },
  indexes: { api_tokens_user_id: { columns: ['user_id', 'id'] } },
});

export type ApiTokenRow = RowOf<typeof apiTokenTable>;
export type NewApiTokenRow = NewRowOf<typeof apiTokenTable>;
