import { Money } from '../../../domain/ledger/money.js';
import { Transfer, TransferRequest, type TransferOutcome } from '../../../domain/ledger/transfer.js';
import { AccountId, TransferId } from '../../../domain/shared/ids.js';
import type { TransferRow } from './transfer.schema.js';

export const transferMapper = {
  toDomain(row: TransferRow): Transfer {
    const money = (minorUnits: bigint): Money => new Money(minorUnits, row.currency);
    const request = new TransferRequest(AccountId(row.from_account), AccountId(row.to_account), money(row.amount), row.idempotency_key);
    return new Transfer(TransferId(row.id), request, {
      fromBalance: money(row.from_balance),
      toBalance: money(row.to_balance),
      at: row.created_at,
    });
  },

  toRow: ({ id, request, outcome }: Transfer): TransferRow => ({ id, ...transferMapper.toNewRow(request, outcome) }),

  toNewRow: ({ from, to, amount, key }: TransferRequest, { fromBalance, toBalance, at }: TransferOutcome): Omit<TransferRow, 'id'> => ({
    from_account: from,
    to_account: to,
    currency: amount.currency,
    amount: amount.minorUnits,
    from_balance: fromBalance.minorUnits,
    to_balance: toBalance.minorUnits,
    idempotency_key: key,
    created_at: at,
  }),
};
