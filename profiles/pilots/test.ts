import {
  MemoryComputeElementRepository,
  MemoryPilotSubmissionRepository,
  MemoryPilotsDatabase,
} from '../../src/adapters/memory/pilots/index.js';
import type { Class } from '../../src/container/index.js';

/** The context pilots on the fakes: no driver is loaded, nothing is opened. */
export const test: readonly Class[] = [MemoryPilotsDatabase, MemoryComputeElementRepository, MemoryPilotSubmissionRepository];
