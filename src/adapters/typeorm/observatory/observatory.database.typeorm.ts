import { adapter, lifecycle, Profile } from '../../../container/index.js';
import { ObservatoryDatabase } from '../../../ports/observatory/observatory.database.js';
import { Clock } from '../../../ports/shared/clock.js';
import { Settings } from '../../../ports/shared/settings.js';
import { observatoryTables } from '../../schema/observatory/observatory.schema.js';
import { SqlEngines } from '../database/sql-engines.js';
import { TypeormDatabase } from '../database/typeorm-database.js';
import { observatoryMigrations } from '../migrations/observatory/index.js';

@adapter.for(ObservatoryDatabase, { profile: Profile.ALL })
@lifecycle()
export class TypeormObservatoryDatabase extends TypeormDatabase {
  constructor(settings: Settings, engines: SqlEngines, clock: Clock) {
    super({ name: 'observatory', tables: observatoryTables, migrations: observatoryMigrations }, settings, engines, clock);
  }
}
