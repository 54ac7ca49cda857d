import { adapter, lifecycle, Profile } from '../../../container/index.js';
import { CatalogDatabase } from '../../../ports/catalog/catalog.database.js';
import { Clock } from '../../../ports/shared/clock.js';
import { Settings } from '../../../ports/shared/settings.js';
import { catalogTables } from '../../schema/catalog/catalog.schema.js';
import { SqlEngines } from '../database/sql-engines.js';
import { TypeormDatabase } from '../database/typeorm-database.js';
import { catalogMigrations } from '../migrations/catalog/index.js';
import { Q3C_INDEX } from '../q3c/q3c.js';

@adapter.for(CatalogDatabase, { profile: Profile.ALL })
@lifecycle()
export class TypeormCatalogDatabase extends TypeormDatabase {
  constructor(settings: Settings, engines: SqlEngines, clock: Clock) {
    super(
      { name: 'catalog', tables: catalogTables, migrations: catalogMigrations, optionalIndexes: [Q3C_INDEX] },
      settings,
      engines,
      clock,
    );
  }
}
