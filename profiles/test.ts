import {
  MemoryAstronomicalObjectRepository,
  MemoryCatalogDatabase,
  MemoryComputeElementRepository,
  MemoryDetectionRepository,
  MemoryIdentityDatabase,
  MemoryNonDetectionRepository,
  MemoryPilotsDatabase,
  MemoryPilotSubmissionRepository,
  MemorySeedLedger,
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
  MemoryPilotsDatabase,
  MemoryComputeElementRepository,
  MemoryPilotSubmissionRepository,
  MemorySeedLedger,
];
