import { Money } from '../../../domain/ledger/money.js';
import { TransferRequest, type TransferOutcome } from '../../../domain/ledger/transfer.js';
import type { AccountId } from '../../../domain/shared/ids.js';
import { Instant } from '../../../domain/shared/instant.js';

/** A request of one euro, or of what the test gives. */
export function aTransferRequest(from: AccountId, to: AccountId, key: string, amount = Money.parse('1.00', 'EUR')): TransferRequest {
  return new TransferRequest(from, to, amount, key);
}

/** What a transfer left behind on two accounts. */
export function aTransferOutcome(fromBalance = '99.00', toBalance = '101.00', currency = 'EUR'): TransferOutcome {
  return {
    fromBalance: Money.parse(fromBalance, currency),
    toBalance: Money.parse(toBalance, currency),
    at: Instant.parse('2026-11-21T12:00:00.123456Z'),
  };
}
