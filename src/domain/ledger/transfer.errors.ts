import type { AccountId } from '../shared/ids.js';
import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';
import type { Money } from './money.js';

export class SameAccount extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'LEDGER_SAME_ACCOUNT',
    kind: 'invalid',
    meaning: 'A transfer goes from an account to itself.',
    remedy: 'Name two different accounts.',
  };
  constructor(readonly id: AccountId) {
    super(SameAccount.definition, `the transfer goes from account ${String(id)} to itself`, { id: String(id) });
  }
}

export class AmountNotPositive extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'LEDGER_AMOUNT_NOT_POSITIVE',
    kind: 'invalid',
    meaning: 'A transfer is of nothing, or of less.',
    remedy: 'Transfer a positive amount; to turn a transfer round, exchange the accounts.',
  };
  constructor(readonly amount: Money) {
    super(AmountNotPositive.definition, `the transfer is of ${amount.toString()}`, { amount: amount.toString() });
  }
}

export class IdempotencyKeyReused extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'LEDGER_IDEMPOTENCY_KEY_REUSED',
    kind: 'conflict',
    meaning: 'An idempotency key was used for another transfer already.',
    remedy: 'Give each transfer a key of its own; repeat a key only with the same accounts and the same amount.',
  };
  constructor(
    readonly key: string,
    cause?: unknown,
  ) {
    super(IdempotencyKeyReused.definition, `the key ${JSON.stringify(key)} belongs to another transfer`, { key }, cause);
  }
}
