import { MemoryAccountRepository, MemoryLedgerDatabase, MemoryTransferRepository } from '../../src/adapters/memory/ledger/index.js';
import type { Class } from '../../src/container/index.js';

/** The context ledger on the fakes: no driver is loaded, nothing is opened. */
export const test: readonly Class[] = [MemoryLedgerDatabase, MemoryAccountRepository, MemoryTransferRepository];
