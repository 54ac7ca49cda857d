import { adapter, Profile } from '../../../container/index.js';
import { RawDataFileRepository } from '../../../ports/observatory/raw-data-file.repository.js';
import { RawDataFileRows } from '../../rows/observatory/raw-data-file.rows.js';
import { executedObsUnitTable } from '../../schema/observatory/executed-obs-unit.schema.js';
import { rawDataFileTable } from '../../schema/observatory/raw-data-file.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Raw data files on PostgreSQL or SQLite. */
@adapter.for(RawDataFileRepository, { profile: Profile.ALL })
export class TypeormRawDataFileRepository extends RawDataFileRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(rawDataFileTable), database.table(executedObsUnitTable));
  }
}
