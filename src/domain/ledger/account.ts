import type { AccountId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { InvalidValue } from '../shared/invalid-value.js';
import { BalanceTooLarge, InsufficientFunds } from './account.errors.js';
import type { Money } from './money.js';

const LONGEST_OWNER = 255;
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/** An account before its id is known. */
export class NewAccount {
  readonly owner: string;

  /** @throws InvalidValue for an owner that cannot be one, or a negative balance. */
  constructor(
    owner: string,
    readonly balance: Money,
    readonly openedAt: Instant,
  ) {
    this.owner = ownerName(owner);
    refuseNegative(balance);
  }
}

/** Money that belongs to somebody, in one currency; never less than nothing. Immutable. */
export class Account {
  readonly owner: string;

  /** @throws InvalidValue for an owner that cannot be one, or a negative balance. */
  constructor(
    readonly id: AccountId,
    owner: string,
    readonly balance: Money,
    readonly openedAt: Instant,
  ) {
    this.owner = ownerName(owner);
    refuseNegative(balance);
  }

  /** @throws InsufficientFunds, CurrencyMismatch */
  withdraw(amount: Money): Account {
    if (this.balance.isLessThan(amount)) throw new InsufficientFunds(this.id, this.balance, amount);
    return new Account(this.id, this.owner, this.balance.minus(amount), this.openedAt);
  }

  /** @throws BalanceTooLarge, CurrencyMismatch */
  deposit(amount: Money): Account {
    try {
      return new Account(this.id, this.owner, this.balance.plus(amount), this.openedAt);
    } catch (error) {
      if (error instanceof InvalidValue) throw new BalanceTooLarge(this.id, this.balance, amount, error);
      throw error;
    }
  }
}

function ownerName(text: string): string {
  const owner = text.trim();
  const length = [...owner].length;
  if (length === 0 || length > LONGEST_OWNER || UNPRINTABLE.test(owner))
    throw new InvalidValue('owner', text, '1 to 255 printable characters');
  return owner;
}

function refuseNegative(balance: Money): void {
  if (balance.minorUnits < 0n) throw new InvalidValue('balance', balance.toString(), 'nothing or more');
}
