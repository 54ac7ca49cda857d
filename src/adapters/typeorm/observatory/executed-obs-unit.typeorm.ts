import { adapter, Profile } from '../../../container/index.js';
import { ExecutedObsUnitRepository } from '../../../ports/observatory/executed-obs-unit.repository.js';
import { ExecutedObsUnitRows } from '../../rows/observatory/executed-obs-unit.rows.js';
import { executedObsUnitTable } from '../../schema/observatory/executed-obs-unit.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Executions on PostgreSQL or SQLite. */
@adapter.for(ExecutedObsUnitRepository, { profile: Profile.ALL })
export class TypeormExecutedObsUnitRepository extends ExecutedObsUnitRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(executedObsUnitTable));
  }
}
