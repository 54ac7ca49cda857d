import type { ApiToken, NewApiToken } from '../../../domain/identity/api-token.js';
import type { ApiTokenId } from '../../../domain/identity/ids.js';
import type { Permission } from '../../../domain/identity/permission.js';
import type { UserId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import { ApiTokenRepository } from '../../../ports/identity/api-token.repository.js';
import type { CursorPage, CursorPageRequest } from '../../../ports/shared/paging.js';
import { apiTokenMapper } from '../../schema/identity/api-token.mapper.js';
import type { apiTokenTable } from '../../schema/identity/api-token.schema.js';
import { permissionMapper } from '../../schema/identity/permission.mapper.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** API tokens over the rows of one table, the same on every engine. */
export abstract class ApiTokenRows extends ApiTokenRepository {
  constructor(protected readonly tokens: TableGateway<typeof apiTokenTable>) {
    super();
  }

  async findById(id: ApiTokenId): Promise<ApiToken | undefined> {
    const row = await this.tokens.find({ id });
    return row && apiTokenMapper.toDomain(row);
  }

  async add(token: NewApiToken): Promise<ApiToken> {
    return apiTokenMapper.toDomain(await this.tokens.insert(apiTokenMapper.toNewRow(token)));
  }

  async revoke(id: ApiTokenId, at: Instant): Promise<boolean> {
    return (await this.tokens.updateWhere({ id, revoked_at: null }, { revoked_at: at })) === 1;
  }

  async markUsed(id: ApiTokenId, at: Instant, notSince: Instant): Promise<boolean> {
    const unused = { id, or: [{ last_used_at: null }, { last_used_at: { lt: notSince } }] };
    return (await this.tokens.updateWhere(unused, { last_used_at: at })) === 1;
  }

  async setScopes(id: ApiTokenId, scopes: readonly Permission[]): Promise<boolean> {
    return (await this.tokens.updateWhere({ id }, { scopes: permissionMapper.toText(scopes) })) === 1;
  }

  async listOfUser(userId: UserId): Promise<ApiToken[]> {
    return (await this.tokens.select({ where: { user_id: userId } })).map(apiTokenMapper.toDomain);
  }

  async list(page: CursorPageRequest): Promise<CursorPage<ApiToken>> {
    const found = await this.tokens.paginateByCursor({}, page);
    return { ...found, items: found.items.map(apiTokenMapper.toDomain) };
  }
}
