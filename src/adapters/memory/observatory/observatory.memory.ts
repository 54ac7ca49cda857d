import { adapter, Profile } from '../../../container/index.js';
import { ObservatoryRepository } from '../../../ports/observatory/observatory.repository.js';
import { ObservatoryRows } from '../../rows/observatory/observatory.rows.js';
import { observatoryTable } from '../../schema/observatory/observatory.table.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Observatories in memory, with the same constraints and transactions as on the databases. */
@adapter.for(ObservatoryRepository, { profile: Profile.TEST })
export class MemoryObservatoryRepository extends ObservatoryRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(observatoryTable));
  }
}
