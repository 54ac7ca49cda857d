import { adapter, Profile } from '../../../container/index.js';
import { SourceRepository } from '../../../ports/observatory/source.repository.js';
import { SourceRows } from '../../rows/observatory/source.rows.js';
import {
  constantElevationSourceTable,
  fixedSourceTable,
  solarSystemObjectTable,
  sourceTable,
} from '../../schema/observatory/source.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Sources in memory, with the same constraints and transactions as on the databases. */
@adapter.for(SourceRepository, { profile: Profile.TEST })
export class MemorySourceRepository extends SourceRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(
      {
        sources: database.table(sourceTable),
        fixed: database.table(fixedSourceTable),
        solarSystem: database.table(solarSystemObjectTable),
        constantElevation: database.table(constantElevationSourceTable),
      },
      database,
    );
  }
}
