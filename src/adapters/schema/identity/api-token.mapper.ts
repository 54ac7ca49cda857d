import { ApiToken, type NewApiToken } from '../../../domain/identity/api-token.js';
import { ApiTokenId } from '../../../domain/identity/ids.js';
import { UserId } from '../../../domain/shared/ids.js';
import type { ApiTokenRow, NewApiTokenRow } from './api-token.schema.js';
import { permissionMapper } from './permission.mapper.js';

export const apiTokenMapper = {
  toDomain: (row: ApiTokenRow): ApiToken =>
    new ApiToken({
      id: ApiTokenId(row.id),
      userId: UserId(row.user_id),
      name: row.name,
      hash: row.hash,
      scopes: permissionMapper.toDomain(row.scopes),
      createdAt: row.created_at,
      expiresAt: row.expires_at ?? undefined,
      lastUsedAt: row.last_used_at ?? undefined,
      revokedAt: row.revoked_at ?? undefined,
    }),

  toRow: (token: ApiToken): ApiTokenRow => ({
    id: token.id,
    ...apiTokenMapper.toNewRow(token),
    last_used_at: token.lastUsedAt ?? null,
    revoked_at: token.revokedAt ?? null,
  }),

  toNewRow: (token: NewApiToken): NewApiTokenRow => ({
    user_id: token.userId,
    name: token.name,
    hash: token.hash,
    scopes: permissionMapper.toText(token.scopes),
    created_at: token.createdAt,
    expires_at: token.expiresAt ?? null,
    last_used_at: null,
    revoked_at: null,
  }),
} as const;
