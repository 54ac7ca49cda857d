import { adapter, Profile } from '../../../container/index.js';
import { DataMovementRepository } from '../../../ports/observatory/data-movement.repository.js';
import { DataMovementRows } from '../../rows/observatory/data-movement.rows.js';
import { dataMovementLogTable, dataMovementTable } from '../../schema/observatory/data-movement.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Movements and their logs in memory, with the same constraints and transactions as on the databases. */
@adapter.for(DataMovementRepository, { profile: Profile.TEST })
export class MemoryDataMovementRepository extends DataMovementRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(dataMovementTable), database.table(dataMovementLogTable));
  }
}
