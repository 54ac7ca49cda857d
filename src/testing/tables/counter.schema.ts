import { defineTable } from '../../adapters/schema/shared/table.js';

/** The table of the transaction contract: named counters, never negative. */
export const counterTable = defineTable({
  name: 'contract_counter',
  columns: { name: { kind: 'text', length: 20 }, count: { kind: 'integer' } },
  primaryKey: ['name'],
  checks: { contract_counter_not_negative: { column: 'count', atLeast: 0 } },
});
