import { adapter, Profile } from '../../../container/index.js';
import { PhysicalCopyRepository } from '../../../ports/observatory/physical-copy.repository.js';
import { PhysicalCopyRows } from '../../rows/observatory/physical-copy.rows.js';
import { physicalCopyTable } from '../../schema/observatory/physical-copy.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Physical copies on PostgreSQL or SQLite. */
@adapter.for(PhysicalCopyRepository, { profile: Profile.ALL })
export class TypeormPhysicalCopyRepository extends PhysicalCopyRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(physicalCopyTable));
  }
}
