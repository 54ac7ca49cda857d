import { adapter, Profile } from '../../../container/index.js';
import { PhysicalCopyRepository } from '../../../ports/observatory/physical-copy.repository.js';
import { PhysicalCopyRows } from '../../rows/observatory/physical-copy.rows.js';
import { physicalCopyTable } from '../../schema/observatory/physical-copy.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Physical copies in memory, with the same constraints and transactions as on the databases. */
@adapter.for(PhysicalCopyRepository, { profile: Profile.TEST })
export class MemoryPhysicalCopyRepository extends PhysicalCopyRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(physicalCopyTable));
  }
}
