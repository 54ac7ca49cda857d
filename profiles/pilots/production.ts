import {
  TypeormComputeElementRepository,
  TypeormPilotSubmissionRepository,
  TypeormPilotsDatabase,
} from '../../src/adapters/typeorm/pilots/index.js';
import type { Class } from '../../src/container/index.js';

/** The context pilots on PostgreSQL or SQLite, as its URL says. */
export const production: readonly Class[] = [TypeormPilotsDatabase, TypeormComputeElementRepository, TypeormPilotSubmissionRepository];
