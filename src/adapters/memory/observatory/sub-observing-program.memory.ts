import { adapter, Profile } from '../../../container/index.js';
import { SubObservingProgramRepository } from '../../../ports/observatory/sub-observing-program.repository.js';
import { SubObservingProgramRows } from '../../rows/observatory/sub-observing-program.rows.js';
import { subObservingProgramTable } from '../../schema/observatory/sub-observing-program.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Sub observing programs in memory, with the same constraints and transactions as on the databases. */
@adapter.for(SubObservingProgramRepository, { profile: Profile.TEST })
export class MemorySubObservingProgramRepository extends SubObservingProgramRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(subObservingProgramTable));
  }
}
