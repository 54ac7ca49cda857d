import { adapter, Profile } from '../../../container/index.js';
import { ObservingProgramRepository } from '../../../ports/observatory/observing-program.repository.js';
import { ObservingProgramRows } from '../../rows/observatory/observing-program.rows.js';
import { observingProgramTable } from '../../schema/observatory/observing-program.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Observing programs in memory, with the same constraints and transactions as on the databases. */
@adapter.for(ObservingProgramRepository, { profile: Profile.TEST })
export class MemoryObservingProgramRepository extends ObservingProgramRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(observingProgramTable));
  }
}
