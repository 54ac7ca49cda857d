import type { AccountId } from '../shared/ids.js';
import { SextantError, type ErrorDefinition } from '../shared/sextant-error.js';
import type { Money } from './money.js';

export class AccountNotFound extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'LEDGER_ACCOUNT_NOT_FOUND',
    kind: 'not-found',
    meaning: 'There is no account with this id.',
    remedy: 'List the accounts to see which ids exist.',
  };
  constructor(readonly id: AccountId) {
    super(AccountNotFound.definition, `there is no account ${String(id)}`, { id: String(id) });
  }
}

export class InsufficientFunds extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'LEDGER_INSUFFICIENT_FUNDS',
    kind: 'conflict',
    meaning: 'An account holds less than a transfer takes from it.',
    remedy: 'Transfer less, or bring money to the account first.',
  };
  constructor(
    readonly id: AccountId,
    readonly balance: Money,
    readonly needed: Money,
  ) {
    super(InsufficientFunds.definition, `account ${String(id)} holds ${balance.toString()}, the transfer needs ${needed.toString()}`, {
      id: String(id),
      balance: balance.toString(),
      needed: needed.toString(),
    });
  }
}

export class BalanceTooLarge extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'LEDGER_BALANCE_TOO_LARGE',
    kind: 'conflict',
    meaning: 'A balance would be more than 64 bits of minor units hold.',
    remedy: 'Transfer less, or to another account.',
  };
  constructor(
    readonly id: AccountId,
    readonly balance: Money,
    readonly added: Money,
    cause: unknown,
  ) {
    const facts = { id: String(id), balance: balance.toString(), added: added.toString() };
    super(BalanceTooLarge.definition, `account ${facts.id} holds ${facts.balance} and has no room for ${facts.added}`, facts, cause);
  }
}
