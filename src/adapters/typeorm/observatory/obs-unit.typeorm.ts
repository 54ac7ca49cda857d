import { adapter, Profile } from '../../../container/index.js';
import { ObsUnitRepository } from '../../../ports/observatory/obs-unit.repository.js';
import { ObsUnitRows } from '../../rows/observatory/obs-unit.rows.js';
import { moduleSettingTable, obsUnitTable } from '../../schema/observatory/obs-unit.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Obs units on PostgreSQL or SQLite. */
@adapter.for(ObsUnitRepository, { profile: Profile.ALL })
export class TypeormObsUnitRepository extends ObsUnitRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(obsUnitTable), database.table(moduleSettingTable), database);
  }
}
