import { adapter, Profile } from '../../../container/index.js';
import { ObjectRepository } from '../../../ports/catalog/astronomical-object.repository.js';
import { AstronomicalObjectRows } from '../../rows/catalog/astronomical-object.rows.js';
import { astronomicalObjectTable } from '../../schema/catalog/astronomical-object.schema.js';
import { TypeormCatalogDatabase } from './catalog.database.typeorm.js';
import { TypeormPositionBands } from './sky-band.typeorm.js';
import { Q3cCones } from './cone.typeorm.js';

/** Objects on PostgreSQL or SQLite. */
@adapter.for(ObjectRepository, { profile: Profile.ALL })
export class TypeormAstronomicalObjectRepository extends AstronomicalObjectRows {
  constructor(database: TypeormCatalogDatabase) {
    super(database.table(astronomicalObjectTable), new Q3cCones(database, new TypeormPositionBands(database)));
  }
}
