import { adapter, Profile } from '../../../container/index.js';
import { ExecutedObsUnitRepository } from '../../../ports/observatory/executed-obs-unit.repository.js';
import { ExecutedObsUnitRows } from '../../rows/observatory/executed-obs-unit.rows.js';
import { executedObsUnitTable } from '../../schema/observatory/executed-obs-unit.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Executions in memory, with the same constraints and transactions as on the databases. */
@adapter.for(ExecutedObsUnitRepository, { profile: Profile.TEST })
export class MemoryExecutedObsUnitRepository extends ExecutedObsUnitRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(executedObsUnitTable));
  }
}
