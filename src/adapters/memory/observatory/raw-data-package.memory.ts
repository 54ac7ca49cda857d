import { adapter, Profile } from '../../../container/index.js';
import { RawDataPackageRepository } from '../../../ports/observatory/raw-data-package.repository.js';
import { RawDataPackageRows } from '../../rows/observatory/raw-data-package.rows.js';
import { rawDataPackageTable } from '../../schema/observatory/raw-data-package.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Raw data packages in memory, with the same constraints and transactions as on the databases. */
@adapter.for(RawDataPackageRepository, { profile: Profile.TEST })
export class MemoryRawDataPackageRepository extends RawDataPackageRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(rawDataPackageTable));
  }
}
