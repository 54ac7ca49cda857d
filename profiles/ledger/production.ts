import { TypeormAccountRepository, TypeormLedgerDatabase, TypeormTransferRepository } from '../../src/adapters/typeorm/ledger/index.js';
import type { Class } from '../../src/container/index.js';

/** The context ledger on PostgreSQL or SQLite, as its URL says. */
export const production: readonly Class[] = [TypeormLedgerDatabase, TypeormAccountRepository, TypeormTransferRepository];
