import type { ApiToken, NewApiToken } from '../../domain/identity/api-token.js';
import type { ApiTokenId } from '../../domain/identity/ids.js';
import type { Permission } from '../../domain/identity/permission.js';
import type { UserId } from '../../domain/shared/ids.js';
import type { Instant } from '../../domain/shared/instant.js';
import type { CursorPage, CursorPageRequest } from '../shared/paging.js';

/**
 * The API tokens, without their secrets. Each change writes its own column and no other, so that none undoes another one
 * made at the same time. Joins the current transaction of `IdentityDatabase`; tokens go with their user.
 */
export abstract class ApiTokenRepository {
  /** One read by the primary key. Outside of a transaction it is never answered by a standby. */
  abstract findById(id: ApiTokenId): Promise<ApiToken | undefined>;

  /** @throws ForeignKeyViolation when there is no such user; UniqueViolation when another token has this hash. */
  abstract add(token: NewApiToken): Promise<ApiToken>;

  /** True when it was not revoked before; the moment of the first revocation stays. */
  abstract revoke(id: ApiTokenId, at: Instant): Promise<boolean>;

  /** Notes a use, unless one at or after `notSince` is noted already. True when it was noted. */
  abstract markUsed(id: ApiTokenId, at: Instant, notSince: Instant): Promise<boolean>;

  /** Gives it other scopes. True when there is such a token. */
  abstract setScopes(id: ApiTokenId, scopes: readonly Permission[]): Promise<boolean>;

  /** All of one user, ordered by id. */
  abstract listOfUser(userId: UserId): Promise<ApiToken[]>;

  /** All, ordered by id. @throws CursorRefused */
  abstract list(page: CursorPageRequest): Promise<CursorPage<ApiToken>>;
}
