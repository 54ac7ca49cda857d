import type { AccountId, TransferId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { IdempotencyKey } from './idempotency-key.js';
import type { Money } from './money.js';
import { AmountNotPositive, SameAccount } from './transfer.errors.js';

/** What was asked for: money from one account to another, once per key. */
export class TransferRequest {
  readonly key: IdempotencyKey;

  /** @throws SameAccount, AmountNotPositive; InvalidValue for a key that cannot be one. */
  constructor(
    readonly from: AccountId,
    readonly to: AccountId,
    readonly amount: Money,
    key: string,
  ) {
    if (from === to) throw new SameAccount(from);
    if (!amount.isPositive) throw new AmountNotPositive(amount);
    this.key = IdempotencyKey(key);
  }
}

/** What a transfer made of the two accounts. */
export interface TransferOutcome {
  readonly fromBalance: Money;
  readonly toBalance: Money;
  readonly at: Instant;
}

/** Money that went from one account to another; never changed and never removed. */
export class Transfer {
  constructor(
    readonly id: TransferId,
    readonly request: TransferRequest,
    readonly outcome: TransferOutcome,
  ) {}

  /** True when this is the transfer that was asked for. */
  answers({ from, to, amount, key }: TransferRequest): boolean {
    const { request } = this;
    return request.key === key && request.from === from && request.to === to && request.amount.equals(amount);
  }

  /** The transfer as the owner of one of its accounts sees it. */
  entryOf(account: AccountId): StatementEntry {
    const { from, to, amount } = this.request;
    const { fromBalance, toBalance, at } = this.outcome;
    return account === from
      ? { transferId: this.id, counterparty: to, amount: amount.negated(), balance: fromBalance, at }
      : { transferId: this.id, counterparty: from, amount, balance: toBalance, at };
  }
}

/** One line of the statement of an account. */
export interface StatementEntry {
  readonly transferId: TransferId;
  readonly counterparty: AccountId;
  /** What came; negative for what went. */
  readonly amount: Money;
  /** After it. */
  readonly balance: Money;
  readonly at: Instant;
}
