import { adapter, Profile } from '../../../container/index.js';
import { DataTransferRouteRepository } from '../../../ports/observatory/data-transfer-route.repository.js';
import { DataTransferRouteRows } from '../../rows/observatory/data-transfer-route.rows.js';
import { dataTransferRouteTable } from '../../schema/observatory/data-transfer-route.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Routes on PostgreSQL or SQLite. */
@adapter.for(DataTransferRouteRepository, { profile: Profile.ALL })
export class TypeormDataTransferRouteRepository extends DataTransferRouteRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(dataTransferRouteTable));
  }
}
