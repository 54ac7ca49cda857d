import type { Migration } from '../migration.js';
import { createLedger } from './20261121-0001-create-ledger.js';

/** The history of the ledger database, oldest first. */
export const ledgerMigrations: readonly Migration[] = [createLedger];
