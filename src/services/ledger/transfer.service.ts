import { service } from '../../container/index.js';
import { AccountNotFound } from '../../domain/ledger/account.errors.js';
import type { Account } from '../../domain/ledger/account.js';
import type { Money } from '../../domain/ledger/money.js';
import { IdempotencyKeyReused } from '../../domain/ledger/transfer.errors.js';
import { TransferRequest, type Transfer } from '../../domain/ledger/transfer.js';
import type { AccountId } from '../../domain/shared/ids.js';
import { AccountRepository } from '../../ports/ledger/account.repository.js';
import { LedgerDatabase } from '../../ports/ledger/ledger.database.js';
import { TransferRepository } from '../../ports/ledger/transfer.repository.js';
import { Clock } from '../../ports/shared/clock.js';
import { UniqueViolation } from '../../ports/shared/database.errors.js';

export interface TransferOptions {
  /** 1 to 255 characters that the caller makes up for this one transfer. */
  readonly idempotencyKey: string;
}

/** Moves money between accounts. */
@service()
export class TransferService {
  constructor(
    private readonly transfers: TransferRepository,
    private readonly accounts: AccountRepository,
    private readonly database: LedgerDatabase,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the amount from one account and gives it to another, both or neither. Repeating a key with the same accounts and
   * amount moves nothing and gives the first transfer; a transfer that was refused left nothing behind, so its key is free.
   * Accounts are held in the order of their ids, so that opposite transfers never wait for each other.
   *
   * @throws SameAccount, AmountNotPositive, AccountNotFound, CurrencyMismatch, InsufficientFunds, BalanceTooLarge,
   * IdempotencyKeyReused, InvalidValue; PropagationRefused when it joins a transaction weaker than `LedgerDatabase.holdIsolation`.
   */
  async transferFunds(from: AccountId, to: AccountId, amount: Money, { idempotencyKey }: TransferOptions): Promise<Transfer> {
    const request = new TransferRequest(from, to, amount, idempotencyKey);
    try {
      return await this.database.transaction(() => this.once(request), {
        name: 'transfer funds',
        isolation: this.database.holdIsolation,
      });
    } catch (error) {
      // The same request would have waited for the accounts and found the first one: this key went to other accounts just now.
      if (error instanceof UniqueViolation) throw new IdempotencyKeyReused(request.key, error);
      throw error;
    }
  }

  private async once(request: TransferRequest): Promise<Transfer> {
    const { from, to, amount, key } = request;
    const [lower, upper] = from < to ? [from, to] : [to, from];
    const held = [await this.hold(lower), await this.hold(upper)] as const;
    const earlier = await this.transfers.findByKey(key);
    if (earlier?.answers(request)) return earlier;
    if (earlier) throw new IdempotencyKeyReused(key);
    const [payer, payee] = from < to ? held : [held[1], held[0]];
    const [paid, received] = [payer.withdraw(amount), payee.deposit(amount)];
    for (const account of [paid, received]) await this.accounts.saveBalance(account);
    return this.transfers.add(request, { fromBalance: paid.balance, toBalance: received.balance, at: this.clock.now() });
  }

  private async hold(id: AccountId): Promise<Account> {
    const account = await this.accounts.hold(id);
    if (!account) throw new AccountNotFound(id);
    return account;
  }
}
