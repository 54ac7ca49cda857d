import { adapter, Profile } from '../../../container/index.js';
import { TelescopeRepository } from '../../../ports/observatory/telescope.repository.js';
import { TelescopeRows } from '../../rows/observatory/telescope.rows.js';
import { telescopeTable } from '../../schema/observatory/telescope.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Telescopes in memory, with the same constraints and transactions as on the databases. */
@adapter.for(TelescopeRepository, { profile: Profile.TEST })
export class MemoryTelescopeRepository extends TelescopeRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(telescopeTable));
  }
}
