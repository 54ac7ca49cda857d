import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';
import type { ApiTokenId } from './ids.js';
import type { Permission } from './permission.js';
import { prefixOf } from './token-secret.js';

/** What was sent is no token, or none that was ever given: the same error for both, and for a wrong secret. */
export class TokenUnknown extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'TOKEN_UNKNOWN',
    kind: 'unauthenticated',
    meaning: 'What was given is not an API token of this service.',
    remedy: 'Give the whole text that was shown when the token was created, or create another one.',
  };
  constructor() {
    super(TokenUnknown.definition, 'this is not a token of this service');
  }
}

export class TokenExpired extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'TOKEN_EXPIRED',
    kind: 'unauthenticated',
    meaning: 'The time of the API token is over.',
    remedy: 'Create another token.',
  };
  constructor(readonly id: ApiTokenId) {
    super(TokenExpired.definition, `the time of token ${prefixOf(id)} is over`, { token: prefixOf(id) });
  }
}

export class TokenRevoked extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'TOKEN_REVOKED',
    kind: 'unauthenticated',
    meaning: 'The API token was revoked.',
    remedy: 'Create another token.',
  };
  constructor(readonly id: ApiTokenId) {
    super(TokenRevoked.definition, `token ${prefixOf(id)} was revoked`, { token: prefixOf(id) });
  }
}

/** For who manages tokens. Who presents one that is not there meets `TokenUnknown`. */
export class TokenNotFound extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'TOKEN_NOT_FOUND',
    kind: 'not-found',
    meaning: 'There is no API token with this id.',
    remedy: 'List the tokens to see which ids exist.',
  };
  constructor(readonly id: ApiTokenId) {
    super(TokenNotFound.definition, `there is no token ${prefixOf(id)}`, { token: prefixOf(id) });
  }
}

export class PermissionMissing extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'PERMISSION_MISSING',
    kind: 'forbidden',
    meaning: 'The caller is known and does not have the permission that this needs.',
    remedy: 'Use a token with the permission the message names, or have a role granted that holds it.',
  };
  constructor(readonly permission: Permission) {
    super(PermissionMissing.definition, `this needs the permission ${permission}`, { permission });
  }
}

export class ScopeNotHeld extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'TOKEN_SCOPE_NOT_HELD',
    kind: 'conflict',
    meaning: 'A token cannot be given a permission that its user does not have.',
    remedy: 'Leave the permissions the message names out, or grant the user a role that holds them.',
  };
  constructor(readonly permissions: readonly Permission[]) {
    super(ScopeNotHeld.definition, `the user does not have ${permissions.join(', ')}`, { permissions });
  }
}
