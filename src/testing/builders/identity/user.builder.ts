import { NewUser } from '../../../domain/identity/user.js';
import { Instant } from '../../../domain/shared/instant.js';

/** A user who registered at a moment with microseconds. */
export function aUser(name = 'alice', createdAt = Instant.parse('2026-11-21T12:00:00.123456Z')): NewUser {
  return new NewUser(`${name}@example.org`, name, createdAt);
}
