import { adapter, Profile } from '../../../container/index.js';
import { DataTransferRouteRepository } from '../../../ports/observatory/data-transfer-route.repository.js';
import { DataTransferRouteRows } from '../../rows/observatory/data-transfer-route.rows.js';
import { dataTransferRouteTable } from '../../schema/observatory/data-transfer-route.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Routes in memory, with the same constraints and transactions as on the databases. */
@adapter.for(DataTransferRouteRepository, { profile: Profile.TEST })
export class MemoryDataTransferRouteRepository extends DataTransferRouteRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(dataTransferRouteTable));
  }
}
