import { NewApiToken, type NewApiTokenFields } from '../../../domain/identity/api-token.js';
import { hashOfSecret } from '../../../domain/identity/token-secret.js';
import type { UserId } from '../../../domain/shared/ids.js';
import { Instant } from '../../../domain/shared/instant.js';
import { Secret } from '../../../domain/shared/secret.js';

/** A token of a user, without an end, for reading the observatory; tokens of different names have different secrets. */
export function aToken(userId: UserId, name = 'laptop', fields: Partial<Omit<NewApiTokenFields, 'userId' | 'name'>> = {}): NewApiToken {
  return new NewApiToken({
    userId,
    name,
    hash: hashOfSecret(new Secret(name)),
    scopes: ['observatory:read'],
    createdAt: Instant.parse('2026-11-21T12:00:00.123456Z'),
    ...fields,
  });
}
