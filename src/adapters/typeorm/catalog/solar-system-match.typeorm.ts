import { adapter, Profile } from '../../../container/index.js';
import { SolarSystemMatchRepository } from '../../../ports/catalog/solar-system-match.repository.js';
import { SolarSystemMatchRows } from '../../rows/catalog/solar-system-match.rows.js';
import { solarSystemMatchTable } from '../../schema/catalog/solar-system-match.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';

/** `SolarSystemMatchRepository` on PostgreSQL or SQLite. */
@adapter.for(SolarSystemMatchRepository, { profile: Profile.ALL })
export class TypeormSolarSystemMatchRepository extends SolarSystemMatchRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(solarSystemMatchTable));
  }
}
