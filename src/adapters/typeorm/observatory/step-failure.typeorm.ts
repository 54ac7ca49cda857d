import { adapter, Profile } from '../../../container/index.js';
import { StepFailureRepository } from '../../../ports/observatory/step-failure.repository.js';
import { StepFailureRows } from '../../rows/observatory/step-failure.rows.js';
import { stepFailureTable } from '../../schema/observatory/step-failure.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Failing steps on PostgreSQL and SQLite. */
@adapter.for(StepFailureRepository, { profile: Profile.ALL })
export class TypeormStepFailureRepository extends StepFailureRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(stepFailureTable));
  }
}
