import { NewAccount } from '../../../domain/ledger/account.js';
import { Money } from '../../../domain/ledger/money.js';
import { Instant } from '../../../domain/shared/instant.js';

/** An account that holds 100.00 EUR, or what the test gives it, opened at a moment with microseconds. */
export function anAccount(owner = 'Vera Rubin', balance = '100.00', currency = 'EUR'): NewAccount {
  return new NewAccount(owner, Money.parse(balance, currency), Instant.parse('2026-11-21T12:00:00.123456Z'));
}
