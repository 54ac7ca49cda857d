import { adapter, Profile } from '../../../container/index.js';
import { SiteRepository } from '../../../ports/observatory/site.repository.js';
import { SiteRows } from '../../rows/observatory/site.rows.js';
import { siteTable } from '../../schema/observatory/site.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Sites in memory, with the same constraints and transactions as on the databases. */
@adapter.for(SiteRepository, { profile: Profile.TEST })
export class MemorySiteRepository extends SiteRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(siteTable));
  }
}
