import { adapter, Profile } from '../../../container/index.js';
import { StepFailureRepository } from '../../../ports/observatory/step-failure.repository.js';
import { StepFailureRows } from '../../rows/observatory/step-failure.rows.js';
import { stepFailureTable } from '../../schema/observatory/step-failure.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Failing steps in memory, with the same constraints and transactions as on the databases. */
@adapter.for(StepFailureRepository, { profile: Profile.TEST })
export class MemoryStepFailureRepository extends StepFailureRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(stepFailureTable));
  }
}
