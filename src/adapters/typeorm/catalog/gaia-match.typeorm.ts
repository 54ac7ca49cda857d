import { adapter, Profile } from '../../../container/index.js';
import { GaiaMatchRepository } from '../../../ports/catalog/gaia-match.repository.js';
import { GaiaMatchRows } from '../../rows/catalog/gaia-match.rows.js';
import { gaiaMatchTable } from '../../schema/catalog/gaia-match.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';

/** `GaiaMatchRepository` on PostgreSQL or SQLite. */
@adapter.for(GaiaMatchRepository, { profile: Profile.ALL })
export class TypeormGaiaMatchRepository extends GaiaMatchRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(gaiaMatchTable));
  }
}
