import { MemorySeedLedger } from '../../src/adapters/memory/shared/seed-ledger.memory.js';
import type { Class } from '../../src/container/index.js';

/** What contexts on the fakes share. */
export const test: readonly Class[] = [MemorySeedLedger];
