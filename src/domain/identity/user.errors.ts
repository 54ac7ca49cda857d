import type { UserId } from '../shared/ids.js';
import type { EmailAddress } from './email-address.js';
import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';

export class EmailAlreadyRegistered extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'EMAIL_ALREADY_REGISTERED',
    kind: 'conflict',
    meaning: 'Another user has this e-mail address.',
    remedy: 'Register with another address, or use the account that has it.',
  };
  constructor(
    readonly email: string,
    cause?: unknown,
  ) {
    super(EmailAlreadyRegistered.definition, `${email} belongs to another user`, { email }, cause);
  }
}

export class UserNotFound extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'USER_NOT_FOUND',
    kind: 'not-found',
    meaning: 'There is no user with this id or e-mail address.',
    remedy: 'List the users to see which there are.',
  };
  constructor(readonly who: UserId | EmailAddress) {
    super(UserNotFound.definition, `there is no user ${String(who)}`, typeof who === 'bigint' ? { id: String(who) } : { email: who });
  }
}
