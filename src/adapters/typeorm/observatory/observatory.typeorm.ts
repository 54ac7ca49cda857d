import { adapter, Profile } from '../../../container/index.js';
import { ObservatoryRepository } from '../../../ports/observatory/observatory.repository.js';
import { ObservatoryRows } from '../../rows/observatory/observatory.rows.js';
import { observatoryTable } from '../../schema/observatory/observatory.table.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Observatories on PostgreSQL or SQLite. */
@adapter.for(ObservatoryRepository, { profile: Profile.ALL })
export class TypeormObservatoryRepository extends ObservatoryRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(observatoryTable));
  }
}
