import { adapter, Profile } from '../../../container/index.js';
import { DataMovementRepository } from '../../../ports/observatory/data-movement.repository.js';
import { DataMovementRows } from '../../rows/observatory/data-movement.rows.js';
import { dataMovementLogTable, dataMovementTable } from '../../schema/observatory/data-movement.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Movements and their logs on PostgreSQL or SQLite. */
@adapter.for(DataMovementRepository, { profile: Profile.ALL })
export class TypeormDataMovementRepository extends DataMovementRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(dataMovementTable), database.table(dataMovementLogTable));
  }
}
