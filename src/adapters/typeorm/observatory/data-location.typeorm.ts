import { adapter, Profile } from '../../../container/index.js';
import { DataLocationRepository } from '../../../ports/observatory/data-location.repository.js';
import { DataLocationRows } from '../../rows/observatory/data-location.rows.js';
import { dataLocationTable } from '../../schema/observatory/data-location.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Data locations on PostgreSQL or SQLite. */
@adapter.for(DataLocationRepository, { profile: Profile.ALL })
export class TypeormDataLocationRepository extends DataLocationRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(dataLocationTable));
  }
}
