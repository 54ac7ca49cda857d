import { adapter, Profile } from '../../../container/index.js';
import { SiteRepository } from '../../../ports/observatory/site.repository.js';
import { SiteRows } from '../../rows/observatory/site.rows.js';
import { siteTable } from '../../schema/observatory/site.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Sites on PostgreSQL or SQLite. */
@adapter.for(SiteRepository, { profile: Profile.ALL })
export class TypeormSiteRepository extends SiteRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(siteTable));
  }
}
