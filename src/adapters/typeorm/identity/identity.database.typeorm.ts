import { adapter, lifecycle, Profile } from '../../../container/index.js';
import { IdentityDatabase } from '../../../ports/identity/identity.database.js';
import { Clock } from '../../../ports/shared/clock.js';
import { Settings } from '../../../ports/shared/settings.js';
import { identityTables } from '../../schema/identity/identity.schema.js';
import { SqlEngines } from '../database/sql-engines.js';
import { TypeormDatabase } from '../database/typeorm-database.js';
import { identityMigrations } from '../migrations/identity/index.js';

@adapter.for(IdentityDatabase, { profile: Profile.ALL })
@lifecycle()
export class TypeormIdentityDatabase extends TypeormDatabase {
  constructor(settings: Settings, engines: SqlEngines, clock: Clock) {
    super({ name: 'identity', tables: identityTables, migrations: identityMigrations }, settings, engines, clock);
  }
}
