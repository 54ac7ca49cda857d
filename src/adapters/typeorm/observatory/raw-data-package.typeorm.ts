import { adapter, Profile } from '../../../container/index.js';
import { RawDataPackageRepository } from '../../../ports/observatory/raw-data-package.repository.js';
import { RawDataPackageRows } from '../../rows/observatory/raw-data-package.rows.js';
import { rawDataPackageTable } from '../../schema/observatory/raw-data-package.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Raw data packages on PostgreSQL or SQLite. */
@adapter.for(RawDataPackageRepository, { profile: Profile.ALL })
export class TypeormRawDataPackageRepository extends RawDataPackageRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(rawDataPackageTable));
  }
}
