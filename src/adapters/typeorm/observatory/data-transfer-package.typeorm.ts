import { adapter, Profile } from '../../../container/index.js';
import { DataTransferPackageRepository } from '../../../ports/observatory/data-transfer-package.repository.js';
import { DataTransferPackageRows } from '../../rows/observatory/data-transfer-package.rows.js';
import { dataTransferPackageTable } from '../../schema/observatory/data-transfer-package.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Transfer packages on PostgreSQL or SQLite. */
@adapter.for(DataTransferPackageRepository, { profile: Profile.ALL })
export class TypeormDataTransferPackageRepository extends DataTransferPackageRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(dataTransferPackageTable));
  }
}
