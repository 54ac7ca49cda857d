import { AccountNotFound } from '../../../domain/ledger/account.errors.js';
import type { Account, NewAccount } from '../../../domain/ledger/account.js';
import type { AccountId } from '../../../domain/shared/ids.js';
import { AccountRepository } from '../../../ports/ledger/account.repository.js';
import type { CursorPage, CursorPageRequest } from '../../../ports/shared/paging.js';
import { accountMapper } from '../../schema/ledger/account.mapper.js';
import type { accountTable } from '../../schema/ledger/account.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';

/** Accounts over the rows of one table, the same on every engine. */
export abstract class AccountRows extends AccountRepository {
  constructor(protected readonly accounts: TableGateway<typeof accountTable>) {
    super();
  }

  async findById(id: AccountId): Promise<Account | undefined> {
    const row = await this.accounts.find({ id });
    return row && accountMapper.toDomain(row);
  }

  async add(account: NewAccount): Promise<Account> {
    return accountMapper.toDomain(await this.accounts.insert(accountMapper.toNewRow(account)));
  }

  async saveBalance({ id, balance }: Account): Promise<void> {
    if (!(await this.accounts.update({ id }, { balance: balance.minorUnits }))) throw new AccountNotFound(id);
  }

  async hold(id: AccountId): Promise<Account | undefined> {
    // A write that changes nothing: a database locks the row for it, and in memory two of them are a conflict.
    const row = await this.accounts.update({ id }, { id });
    return row && accountMapper.toDomain(row);
  }

  async list(page: CursorPageRequest): Promise<CursorPage<Account>> {
    const found = await this.accounts.paginateByCursor({}, page);
    return { ...found, items: found.items.map(accountMapper.toDomain) };
  }

  async totals(): Promise<ReadonlyMap<string, bigint>> {
    const sums = await this.accounts.summarize({ by: ['currency'], sum: ['balance'] });
    return new Map(sums.map(({ by, sum }) => [by.currency ?? '', sum.balance ?? 0n]));
  }
}
