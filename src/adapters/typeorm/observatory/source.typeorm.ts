import { adapter, Profile } from '../../../container/index.js';
import { SourceRepository } from '../../../ports/observatory/source.repository.js';
import { SourceRows } from '../../rows/observatory/source.rows.js';
import {
  constantElevationSourceTable,
  fixedSourceTable,
  solarSystemObjectTable,
  sourceTable,
} from '../../schema/observatory/source.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Sources on PostgreSQL or SQLite. */
@adapter.for(SourceRepository, { profile: Profile.ALL })
export class TypeormSourceRepository extends SourceRows {
  constructor(database: TypeormObservatoryDatabase) {
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
