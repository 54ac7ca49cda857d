import { defineTable, type NewRowOf, type RowOf } from '../shared/table.js';

export const accountTable = defineTable({
  name: 'accounts',
  columns: {
    id: { kind: 'bigint', generated: true },
    owner: { kind: 'text', length: 255 },
    currency: { kind: 'text', length: 3 },
    /** In minor units of the currency. */
    balance: { kind: 'bigint' },
    opened_at: { kind: 'instant' },
  },
  primaryKey: ['id'],
  checks: {
    accounts_owner_not_empty: { column: 'owner', minimumLength: 1 },
    accounts_currency_length_3: { column: 'currency', minimumLength: 3 },
    accounts_balance_not_negative: { column: 'balance', atLeast: 0 },
  },
});

export type AccountRow = RowOf<typeof accountTable>;
export type NewAccountRow = NewRowOf<typeof accountTable>;
