import type { UserId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { RoleName } from './role-name.js';

/** A user has a role. Immutable; it is made and taken away, never changed. */
export class RoleGrant {
  constructor(
    readonly userId: UserId,
    readonly role: RoleName,
    readonly grantedAt: Instant,
  ) {}
}
