import type { TableSchema } from '../shared/table.js';
import { accountTable } from './account.schema.js';
import { transferTable } from './transfer.schema.js';

/** The tables of the ledger, each after those it refers to. */
export const ledgerTables: readonly TableSchema[] = [accountTable, transferTable];
