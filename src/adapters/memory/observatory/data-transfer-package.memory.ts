import { adapter, Profile } from '../../../container/index.js';
import { DataTransferPackageRepository } from '../../../ports/observatory/data-transfer-package.repository.js';
import { DataTransferPackageRows } from '../../rows/observatory/data-transfer-package.rows.js';
import { dataTransferPackageTable } from '../../schema/observatory/data-transfer-package.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Transfer packages in memory, with the same constraints and transactions as on the databases. */
@adapter.for(DataTransferPackageRepository, { profile: Profile.TEST })
export class MemoryDataTransferPackageRepository extends DataTransferPackageRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(dataTransferPackageTable));
  }
}
