import { defineTable, type NewRowOf, type RowOf } from '../shared/table.js';

export const transferTable = defineTable({
  name: 'transfers',
  columns: {
    id: { kind: 'bigint', generated: true },
    from_account: { kind: 'bigint' },
    to_account: { kind: 'bigint' },
    currency: { kind: 'text', length: 3 },
    /** Amount and the balances after it, in minor units of the currency. */
    amount: { kind: 'bigint' },
    from_balance: { kind: 'bigint' },
    to_balance: { kind: 'bigint' },
    idempotency_key: { kind: 'text', length: 255 },
    created_at: { kind: 'instant' },
  },
  primaryKey: ['id'],
  uniques: { transfers_idempotency_key_key: ['idempotency_key'] },
  foreignKeys: {
    transfers_from_account_fkey: { columns: ['from_account'], references: { table: 'accounts', columns: ['id'] } },
    transfers_to_account_fkey: { columns: ['to_account'], references: { table: 'accounts', columns: ['id'] } },
  },
  checks: {
    transfers_amount_positive: { column: 'amount', atLeast: 1 },
    transfers_from_balance_not_negative: { column: 'from_balance', atLeast: 0 },
    transfers_to_balance_not_negative: { column: 'to_balance', atLeast: 0 },
    transfers_idempotency_key_not_empty: { column: 'idempotency_key', minimumLength: 1 },
  },
  indexes: {
    transfers_from_account: { columns: ['from_account', 'id'] },
    transfers_to_account: { columns: ['to_account', 'id'] },
  },
});

export type TransferRow = RowOf<typeof transferTable>;
export type NewTransferRow = NewRowOf<typeof transferTable>;
