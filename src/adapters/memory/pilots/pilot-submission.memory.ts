import { adapter, Profile } from '../../../container/index.js';
import { PilotSubmissionRepository } from '../../../ports/pilots/pilot-submission.repository.js';
import { PilotSubmissionRows } from '../../rows/pilots/pilot-submission.rows.js';
import { pilotMoveTable } from '../../schema/pilots/pilot-move.schema.js';
import { pilotSubmissionTable } from '../../schema/pilots/pilot-submission.schema.js';
import { MemoryPilotsDatabase } from './pilots.database.memory.js';

/** Pilots in memory, with the same constraints and transactions as on the databases. */
@adapter.for(PilotSubmissionRepository, { profile: Profile.TEST })
export class MemoryPilotSubmissionRepository extends PilotSubmissionRows {
  constructor(database: MemoryPilotsDatabase) {
    super(database.table(pilotSubmissionTable), database.table(pilotMoveTable));
  }

  count(): Promise<number> {
    return this.pilots.count();
  }
}
