import { service } from '../../container/index.js';
import { ScopeNotHeld, TokenNotFound } from '../../domain/identity/api-token.errors.js';
import { NewApiToken, type ApiToken } from '../../domain/identity/api-token.js';
import type { ApiTokenId } from '../../domain/identity/ids.js';
import { permissionSet } from '../../domain/identity/permission.js';
import { hashOfSecret, SECRET_BYTES, secretOf, tokenText } from '../../domain/identity/token-secret.js';
import { UserNotFound } from '../../domain/identity/user.errors.js';
import type { UserId } from '../../domain/shared/ids.js';
import type { Instant } from '../../domain/shared/instant.js';
import { Page } from '../../domain/shared/page.js';
import type { Secret } from '../../domain/shared/secret.js';
import { ApiTokenRepository } from '../../ports/identity/api-token.repository.js';
import { IdentityDatabase } from '../../ports/identity/identity.database.js';
import { UserRepository } from '../../ports/identity/user.repository.js';
import { Clock } from '../../ports/shared/clock.js';
import type { CursorPage } from '../../ports/shared/paging.js';
import { RandomSource } from '../../ports/shared/random-source.js';
import { RoleService } from './role.service.js';

export interface CreateToken {
  readonly userId: UserId;
  /** What it is for. */
  readonly name: string;
  /** What it allows; default everything that the user may do now. */
  readonly scopes?: Iterable<string> | undefined;
  /** From this moment on it is refused; default never. */
  readonly expiresAt?: Instant | undefined;
}

/** A token with its text, which is known at this moment and never again. */
export interface CreatedToken {
  readonly token: ApiToken;
  /** What its owner sends: `sxt_42_…`. */
  readonly text: Secret;
}

/** Creates, lists and revokes API tokens. Each call is one transaction, or joins its caller's. */
@service()
export class ApiTokenService {
  constructor(
    private readonly tokens: ApiTokenRepository,
    private readonly users: UserRepository,
    private readonly roles: RoleService,
    private readonly database: IdentityDatabase,
    private readonly clock: Clock,
    private readonly random: RandomSource,
  ) {}

  /** @throws UserNotFound; ScopeNotHeld for a scope that the user's roles do not allow; InvalidValue */
  async create({ userId, name, scopes, expiresAt }: CreateToken): Promise<CreatedToken> {
    const secret = secretOf(this.random.bytes(SECRET_BYTES));
    const createdAt = this.clock.now();
    const asked = scopes === undefined ? undefined : permissionSet(scopes);
    const token = await this.database.transaction(
      async () => {
        const held = await this.roles.permissionsOf(userId);
        const beyond = (asked ?? []).filter((scope) => !held.includes(scope));
        const fresh = new NewApiToken({ userId, name, hash: hashOfSecret(secret), scopes: asked ?? held, createdAt, expiresAt });
        if (beyond.length > 0) throw new ScopeNotHeld(beyond);
        return this.tokens.add(fresh);
      },
      { name: 'create token' },
    );
    return { token, text: tokenText(token.id, secret) };
  }

  /** The next request with it is refused. Again: nothing happens. @throws TokenNotFound */
  async revoke(id: ApiTokenId): Promise<void> {
    await this.database.transaction(
      async () => {
        if (!(await this.tokens.revoke(id, this.clock.now())) && !(await this.tokens.findById(id))) throw new TokenNotFound(id);
      },
      { name: 'revoke token' },
    );
  }

  /** As `revoke`, for who names the user too. @throws TokenNotFound, also for the token of somebody else */
  async revokeOfUser(userId: UserId, id: ApiTokenId): Promise<void> {
    await this.database.transaction(
      async () => {
        if ((await this.get(id)).userId !== userId) throw new TokenNotFound(id);
        await this.revoke(id);
      },
      { name: 'revoke token' },
    );
  }

  /** @throws TokenNotFound */
  async get(id: ApiTokenId): Promise<ApiToken> {
    const token = await this.tokens.findById(id);
    if (!token) throw new TokenNotFound(id);
    return token;
  }

  /** Those of one user, ordered by id. @throws UserNotFound */
  async listOfUser(userId: UserId): Promise<ApiToken[]> {
    if (!(await this.users.findById(userId))) throw new UserNotFound(userId);
    return this.tokens.listOfUser(userId);
  }

  /** All, ordered by id, 100 on a page unless told otherwise. @throws CursorRefused, InvalidValue */
  async list({ limit, cursor }: { readonly limit?: number | undefined; readonly cursor?: string | undefined } = {}): Promise<
    CursorPage<ApiToken>
  > {
    return this.tokens.list({ limit: new Page({ limit }).limit, cursor });
  }
}
