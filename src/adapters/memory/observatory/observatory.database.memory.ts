import { adapter, lifecycle, Profile } from '../../../container/index.js';
import { ObservatoryDatabase } from '../../../ports/observatory/observatory.database.js';
import { observatoryTables } from '../../schema/observatory/observatory.schema.js';
import { MemoryDatabase } from '../shared/memory-database.js';

/** The observatory database of unit tests. */
@adapter.for(ObservatoryDatabase, { profile: Profile.TEST })
@lifecycle()
export class MemoryObservatoryDatabase extends MemoryDatabase {
  constructor() {
    super('observatory', observatoryTables);
  }
}
