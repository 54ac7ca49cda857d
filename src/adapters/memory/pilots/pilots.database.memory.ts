import { adapter, lifecycle, Profile } from '../../../container/index.js';
import { PilotsDatabase } from '../../../ports/pilots/pilots.database.js';
import { pilotsTables } from '../../schema/pilots/pilots.schema.js';
import { MemoryDatabase } from '../shared/memory-database.js';

/** The pilots database of unit tests. */
@adapter.for(PilotsDatabase, { profile: Profile.TEST })
@lifecycle()
export class MemoryPilotsDatabase extends MemoryDatabase implements PilotsDatabase {
  readonly holdIsolation = 'serializable';

  constructor() {
    super('pilots', pilotsTables);
  }
}
