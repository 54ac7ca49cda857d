import { adapter, Profile } from '../../../container/index.js';
import { ObsUnitRepository } from '../../../ports/observatory/obs-unit.repository.js';
import { ObsUnitRows } from '../../rows/observatory/obs-unit.rows.js';
import { moduleSettingTable, obsUnitTable } from '../../schema/observatory/obs-unit.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Obs units in memory, with the same constraints and transactions as on the databases. */
@adapter.for(ObsUnitRepository, { profile: Profile.TEST })
export class MemoryObsUnitRepository extends ObsUnitRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(obsUnitTable), database.table(moduleSettingTable), database);
  }
}
