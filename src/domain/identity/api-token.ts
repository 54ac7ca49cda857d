import type { UserId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { InvalidValue } from '../shared/invalid-value.js';
import type { Secret } from '../shared/secret.js';
import { TokenExpired, TokenRevoked, TokenUnknown } from './api-token.errors.js';
import type { ApiTokenId } from './ids.js';
import { permissionSet, permissionsInBoth, type Permission } from './permission.js';
import { Principal } from './principal.js';
import { prefixOf, secretMatches, storedHash } from './token-secret.js';

const LONGEST_NAME = 255;
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

export interface NewApiTokenFields {
  readonly userId: UserId;
  /** What it is for, such as the machine that uses it. */
  readonly name: string;
  /** SHA-256 of the secret. */
  readonly hash: string;
  readonly scopes: Iterable<string>;
  readonly createdAt: Instant;
  /** From this moment on it is refused; never when absent. */
  readonly expiresAt?: Instant | undefined;
}

export interface ApiTokenFields extends NewApiTokenFields {
  readonly id: ApiTokenId;
  readonly lastUsedAt?: Instant | undefined;
  readonly revokedAt?: Instant | undefined;
}

/** A token before its first save: everything but the id, which the database gives. */
export class NewApiToken {
  readonly userId: UserId;
  readonly name: string;
  readonly hash: string;
  readonly scopes: readonly Permission[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant | undefined;

  /** @throws InvalidValue for a name, hash or scope that cannot be one, or an end that is not after the beginning. */
  constructor(fields: NewApiTokenFields) {
    this.userId = fields.userId;
    this.name = tokenName(fields.name);
    this.hash = storedHash(fields.hash);
    this.scopes = permissionSet(fields.scopes);
    this.createdAt = fields.createdAt;
    this.expiresAt = fields.expiresAt;
    if (this.expiresAt && this.expiresAt.compare(this.createdAt) <= 0)
      throw new InvalidValue('expiresAt', this.expiresAt, `a moment after ${String(this.createdAt)}`);
  }
}

/**
 * A key by which a program acts for a user, within `scopes`. Only the hash of its secret is known. Immutable: `narrowed`
 * gives another one. The scopes are a part of what the user may do, at every moment: revoking a role narrows them.
 */
export class ApiToken extends NewApiToken {
  readonly id: ApiTokenId;
  /** To the minute: see `AuthenticationService`. */
  readonly lastUsedAt: Instant | undefined;
  readonly revokedAt: Instant | undefined;

  /** @throws InvalidValue as `NewApiToken` */
  constructor(fields: ApiTokenFields) {
    super(fields);
    this.id = fields.id;
    this.lastUsedAt = fields.lastUsedAt;
    this.revokedAt = fields.revokedAt;
  }

  /** What lists and logs show of it: `sxt_42`. */
  get prefix(): string {
    return prefixOf(this.id);
  }

  /** Only scopes that are among these permissions. */
  narrowedTo(permissions: readonly Permission[]): ApiToken {
    return new ApiToken({ ...this, scopes: permissionsInBoth(this.scopes, permissions) });
  }

  /**
   * Who calls with this secret at this moment. The secret is looked at first, so that nobody without it learns anything.
   * @throws TokenUnknown for another secret; TokenRevoked, TokenExpired
   */
  admit(secret: Secret, now: Instant): Principal {
    if (!secretMatches(secret, this.hash)) throw new TokenUnknown();
    if (this.revokedAt) throw new TokenRevoked(this.id);
    if (this.expiresAt && this.expiresAt.compare(now) <= 0) throw new TokenExpired(this.id);
    return new Principal(this.userId, this.id, this.scopes);
  }
}

function tokenName(text: string): string {
  const name = text.trim();
  const length = [...name].length;
  if (length === 0 || length > LONGEST_NAME || UNPRINTABLE.test(name))
    throw new InvalidValue('token name', text, '1 to 255 printable characters');
  return name;
}
