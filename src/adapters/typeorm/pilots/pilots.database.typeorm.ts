import { adapter, lifecycle, Profile } from '../../../container/index.js';
import { PilotsDatabase } from '../../../ports/pilots/pilots.database.js';
import { Clock } from '../../../ports/shared/clock.js';
import { Settings } from '../../../ports/shared/settings.js';
import { pilotsTables } from '../../schema/pilots/pilots.schema.js';
import { SqlEngines } from '../database/sql-engines.js';
import { TypeormDatabase } from '../database/typeorm-database.js';
import { pilotsMigrations } from '../migrations/pilots/index.js';

@adapter.for(PilotsDatabase, { profile: Profile.ALL })
@lifecycle()
export class TypeormPilotsDatabase extends TypeormDatabase implements PilotsDatabase {
  readonly holdIsolation = 'read committed';

  constructor(settings: Settings, engines: SqlEngines, clock: Clock) {
    super({ name: 'pilots', tables: pilotsTables, migrations: pilotsMigrations }, settings, engines, clock);
  }
}
