import { adapter, Profile } from '../../../container/index.js';
import { MagnitudeStatisticsRepository } from '../../../ports/catalog/magnitude-statistics.repository.js';
import { MagnitudeStatisticsRows } from '../../rows/catalog/magnitude-statistics.rows.js';
import { magnitudeStatisticsTable } from '../../schema/catalog/magnitude-statistics.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';

/** `MagnitudeStatisticsRepository` on PostgreSQL or SQLite. */
@adapter.for(MagnitudeStatisticsRepository, { profile: Profile.ALL })
export class TypeormMagnitudeStatisticsRepository extends MagnitudeStatisticsRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(magnitudeStatisticsTable));
  }
}
