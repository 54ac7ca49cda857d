import { service } from '../../container/index.js';
import { AccountNotFound } from '../../domain/ledger/account.errors.js';
import { NewAccount, type Account } from '../../domain/ledger/account.js';
import type { Money } from '../../domain/ledger/money.js';
import type { StatementEntry } from '../../domain/ledger/transfer.js';
import type { AccountId } from '../../domain/shared/ids.js';
import { Page } from '../../domain/shared/page.js';
import { AccountRepository } from '../../ports/ledger/account.repository.js';
import { LedgerDatabase } from '../../ports/ledger/ledger.database.js';
import { TransferRepository } from '../../ports/ledger/transfer.repository.js';
import { Clock } from '../../ports/shared/clock.js';
import type { CursorPage } from '../../ports/shared/paging.js';

/** Where a list goes on, and how far; 100 items unless told otherwise. */
export interface LedgerPageRequest {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** Opens accounts and tells about them. Each call is one transaction, or joins its caller's. */
@service()
export class AccountService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly transfers: TransferRepository,
    private readonly database: LedgerDatabase,
    private readonly clock: Clock,
  ) {}

  /** The only way money comes into the ledger: transfers but move it. @throws InvalidValue */
  async open({ owner, balance }: { readonly owner: string; readonly balance: Money }): Promise<Account> {
    return this.accounts.add(new NewAccount(owner, balance, this.clock.now()));
  }

  /** @throws AccountNotFound */
  async get(id: AccountId): Promise<Account> {
    const account = await this.accounts.findById(id);
    if (!account) throw new AccountNotFound(id);
    return account;
  }

  /** Ordered by id. @throws CursorRefused, InvalidValue */
  async list(page: LedgerPageRequest = {}): Promise<CursorPage<Account>> {
    return this.accounts.list(checked(page));
  }

  /** What came and went, oldest first, with the balance after each. @throws AccountNotFound, CursorRefused, InvalidValue */
  async statement(id: AccountId, page: LedgerPageRequest = {}): Promise<CursorPage<StatementEntry>> {
    const window = checked(page);
    return this.database.read(async () => {
      await this.get(id);
      const found = await this.transfers.listOf(id, window);
      return { ...found, items: found.items.map((transfer) => transfer.entryOf(id)) };
    });
  }

  /** The sum of all balances in minor units for each currency; transfers never change it. */
  async totals(): Promise<ReadonlyMap<string, bigint>> {
    return this.accounts.totals();
  }
}

function checked({ limit, cursor }: LedgerPageRequest): { readonly limit: number; readonly cursor: string | undefined } {
  return { limit: new Page({ limit }).limit, cursor };
}
