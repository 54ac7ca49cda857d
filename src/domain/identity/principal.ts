import type { UserId } from '../shared/ids.js';
import { PermissionMissing } from './api-token.errors.js';
import type { ApiTokenId } from './ids.js';
import type { Permission } from './permission.js';

/** Who is calling, known by a token, and what that token allows. */
export class Principal {
  constructor(
    readonly userId: UserId,
    readonly tokenId: ApiTokenId,
    readonly permissions: readonly Permission[],
  ) {}

  may(permission: Permission): boolean {
    return this.permissions.includes(permission);
  }

  /** @throws PermissionMissing */
  require(permission: Permission): void {
    if (!this.may(permission)) throw new PermissionMissing(permission);
  }
}
