import { adapter, Profile } from '../../../container/index.js';
import { SubObservingProgramRepository } from '../../../ports/observatory/sub-observing-program.repository.js';
import { SubObservingProgramRows } from '../../rows/observatory/sub-observing-program.rows.js';
import { subObservingProgramTable } from '../../schema/observatory/sub-observing-program.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Sub observing programs on PostgreSQL or SQLite. */
@adapter.for(SubObservingProgramRepository, { profile: Profile.ALL })
export class TypeormSubObservingProgramRepository extends SubObservingProgramRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(subObservingProgramTable));
  }
}
