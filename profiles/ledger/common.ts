import { AccountService } from '../../src/services/ledger/account.service.js';
import { TransferService } from '../../src/services/ledger/transfer.service.js';
import type { Class } from '../../src/container/index.js';

/** What the context ledger has in every profile: its use cases, and adapters that need no database. */
export const common: readonly Class[] = [AccountService, TransferService];
