import {
  MemoryAstronomicalObjectRepository,
  MemoryCatalogDatabase,
  MemoryDetectionRepository,
  MemoryIdentityDatabase,
  MemoryNonDetectionRepository,
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
  MemorySeedLedger,
];
