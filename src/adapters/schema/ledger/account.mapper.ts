import { Account, type NewAccount } from '../../../domain/ledger/account.js';
import { Money } from '../../../domain/ledger/money.js';
import { AccountId } from '../../../domain/shared/ids.js';
import type { AccountRow, NewAccountRow } from './account.schema.js';

export const accountMapper = {
  toDomain: (row: AccountRow): Account => new Account(AccountId(row.id), row.owner, new Money(row.balance, row.currency), row.opened_at),

  toRow: (account: Account): AccountRow => ({ id: account.id, ...accountMapper.toNewRow(account) }),

  toNewRow: ({ owner, balance, openedAt }: NewAccount): Omit<AccountRow, 'id'> & NewAccountRow => ({
    owner,
    currency: balance.currency,
    balance: balance.minorUnits,
    opened_at: openedAt,
  }),
};
