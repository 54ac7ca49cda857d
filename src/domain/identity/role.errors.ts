import type { UserId } from '../shared/ids.js';
import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';
import type { RoleName } from './role-name.js';

export class RoleNotFound extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'ROLE_NOT_FOUND',
    kind: 'not-found',
    meaning: 'There is no role of this name.',
    remedy: 'List the roles to see which there are; `sextant seed roles` makes the usual ones.',
  };
  constructor(
    readonly role: RoleName,
    cause?: unknown,
  ) {
    super(RoleNotFound.definition, `there is no role ${role}`, { role }, cause);
  }
}

export class RoleExists extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'ROLE_EXISTS',
    kind: 'conflict',
    meaning: 'There is a role of this name already.',
    remedy: 'Choose another name, or redefine the role that has it.',
  };
  constructor(
    readonly role: RoleName,
    cause?: unknown,
  ) {
    super(RoleExists.definition, `role ${role} is there already`, { role }, cause);
  }
}

export class RoleInUse extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'ROLE_IN_USE',
    kind: 'conflict',
    meaning: 'The role is granted to somebody and cannot be removed.',
    remedy: 'Revoke it from all who have it first.',
  };
  constructor(
    readonly role: RoleName,
    cause?: unknown,
  ) {
    super(RoleInUse.definition, `role ${role} is granted to somebody`, { role }, cause);
  }
}

export class RoleNotGranted extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'ROLE_NOT_GRANTED',
    kind: 'not-found',
    meaning: 'The user does not have this role.',
    remedy: 'List the roles of the user to see which can be revoked.',
  };
  constructor(
    readonly userId: UserId,
    readonly role: RoleName,
  ) {
    super(RoleNotGranted.definition, `user ${String(userId)} does not have the role ${role}`, { user: String(userId), role });
  }
}
