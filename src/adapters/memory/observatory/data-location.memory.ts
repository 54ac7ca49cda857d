import { adapter, Profile } from '../../../container/index.js';
import { DataLocationRepository } from '../../../ports/observatory/data-location.repository.js';
import { DataLocationRows } from '../../rows/observatory/data-location.rows.js';
import { dataLocationTable } from '../../schema/observatory/data-location.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Data locations in memory, with the same constraints and transactions as on the databases. */
@adapter.for(DataLocationRepository, { profile: Profile.TEST })
export class MemoryDataLocationRepository extends DataLocationRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(dataLocationTable));
  }
}
