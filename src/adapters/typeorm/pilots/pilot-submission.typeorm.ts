import { adapter, Profile } from '../../../container/index.js';
import { PilotSubmissionRepository } from '../../../ports/pilots/pilot-submission.repository.js';
import { PilotSubmissionRows } from '../../rows/pilots/pilot-submission.rows.js';
import { pilotMoveTable } from '../../schema/pilots/pilot-move.schema.js';
import { pilotSubmissionTable } from '../../schema/pilots/pilot-submission.schema.js';
import { TypeormPilotsDatabase } from './pilots.database.typeorm.js';

/** Pilots on PostgreSQL or SQLite. */
@adapter.for(PilotSubmissionRepository, { profile: Profile.ALL })
export class TypeormPilotSubmissionRepository extends PilotSubmissionRows {
  constructor(database: TypeormPilotsDatabase) {
    super(database.table(pilotSubmissionTable), database.table(pilotMoveTable));
  }
}
