import { adapter, Profile } from '../../../container/index.js';
import { RawDataFileRepository } from '../../../ports/observatory/raw-data-file.repository.js';
import { RawDataFileRows } from '../../rows/observatory/raw-data-file.rows.js';
import { executedObsUnitTable } from '../../schema/observatory/executed-obs-unit.schema.js';
import { rawDataFileTable } from '../../schema/observatory/raw-data-file.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Raw data files in memory, with the same constraints and transactions as on the databases. */
@adapter.for(RawDataFileRepository, { profile: Profile.TEST })
export class MemoryRawDataFileRepository extends RawDataFileRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(rawDataFileTable), database.table(executedObsUnitTable));
  }
}
