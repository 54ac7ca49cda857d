import { MemoryComputeElementRepository } from '../../../src/adapters/memory/pilots/compute-element.memory.js';
import { MemoryPilotSubmissionRepository } from '../../../src/adapters/memory/pilots/pilot-submission.memory.js';
import { MemoryPilotsDatabase } from '../../../src/adapters/memory/pilots/pilots.database.memory.js';
import { pilotsTables } from '../../../src/adapters/schema/pilots/pilots.schema.js';
import { TypeormComputeElementRepository } from '../../../src/adapters/typeorm/pilots/compute-element.typeorm.js';
import { TypeormPilotSubmissionRepository } from '../../../src/adapters/typeorm/pilots/pilot-submission.typeorm.js';
import { TypeormPilotsDatabase } from '../../../src/adapters/typeorm/pilots/pilots.database.typeorm.js';
import { ComputeElementRepository } from '../../../src/ports/pilots/compute-element.repository.js';
import { PilotSubmissionRepository } from '../../../src/ports/pilots/pilot-submission.repository.js';
import type { PilotsSubject } from '../../../src/testing/contracts/pilots/pilots-subject.js';
import type { Context } from './context.js';

/** The pilots and their repositories. */
export const pilotsContext: Context<MemoryPilotsDatabase, TypeormPilotsDatabase, PilotsSubject> = {
  name: 'pilots',
  tables: pilotsTables,
  memory: MemoryPilotsDatabase,
  typeorm: TypeormPilotsDatabase,
  repositories: {
    elements: { port: ComputeElementRepository, fake: MemoryComputeElementRepository, adapter: TypeormComputeElementRepository },
    pilots: { port: PilotSubmissionRepository, fake: MemoryPilotSubmissionRepository, adapter: TypeormPilotSubmissionRepository },
  },
};
