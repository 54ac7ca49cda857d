import { adapter, Profile } from '../../../container/index.js';
import { TelescopeRepository } from '../../../ports/observatory/telescope.repository.js';
import { TelescopeRows } from '../../rows/observatory/telescope.rows.js';
import { telescopeTable } from '../../schema/observatory/telescope.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Telescopes on PostgreSQL or SQLite. */
@adapter.for(TelescopeRepository, { profile: Profile.ALL })
export class TypeormTelescopeRepository extends TelescopeRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(telescopeTable));
  }
}
