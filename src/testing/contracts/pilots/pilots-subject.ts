import type { ComputeElementRepository } from '../../../ports/pilots/compute-element.repository.js';
import type { PilotSubmissionRepository } from '../../../ports/pilots/pilot-submission.repository.js';
import type { PilotsDatabase } from '../../../ports/pilots/pilots.database.js';

/** The repositories of an empty pilots database, over one database. */
export interface PilotsSubject {
  readonly database: PilotsDatabase;
  readonly elements: ComputeElementRepository;
  readonly pilots: PilotSubmissionRepository;
}
