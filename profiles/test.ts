import {
  MemoryAccountRepository,
  MemoryAstronomicalObjectRepository,
  MemoryCatalogDatabase,
  MemoryComputeElementRepository,
  MemoryDetectionRepository,
  MemoryIdentityDatabase,
  MemoryLedgerDatabase,
  MemoryNonDetectionRepository,
  MemoryPilotsDatabase,
  MemoryPilotSubmissionRepository,
  MemorySeedLedger,
  MemoryTransferRepository,
  MemoryUserRepository,
} from '../src/adapters/memory/index.js';
import type { Class } from '../src/container/index.js';
import { common } from './common.js';

/** On the fakes: no driver is loaded, nothing is opened. */
export const test: readonly Class[] = [
  ...common,
  MemoryIdentityDatabase,
  MemoryUserRepository,
  MemoryCatalogDatabase,
  MemoryAstronomicalObjectRepository,
  MemoryDetectionRepository,
  MemoryNonDetectionRepository,
  MemoryLedgerDatabase,
  MemoryAccountRepository,
  MemoryTransferRepository,
  MemoryPilotsDatabase,
  MemoryComputeElementRepository,
  MemoryPilotSubmissionRepository,
  MemorySeedLedger,
];
