import { adapter, Profile } from '../../../container/index.js';
import { ObservingProgramRepository } from '../../../ports/observatory/observing-program.repository.js';
import { ObservingProgramRows } from '../../rows/observatory/observing-program.rows.js';
import { observingProgramTable } from '../../schema/observatory/observing-program.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Observing programs on PostgreSQL or SQLite. */
@adapter.for(ObservingProgramRepository, { profile: Profile.ALL })
export class TypeormObservingProgramRepository extends ObservingProgramRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(observingProgramTable));
  }
}
