import { adapter, Profile } from '../../../container/index.js';
import { InstrumentModuleRepository } from '../../../ports/observatory/instrument-module.repository.js';
import { InstrumentModuleRows } from '../../rows/observatory/instrument-module.rows.js';
import { instrumentModuleTable } from '../../schema/observatory/instrument-module.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Modules of instruments on PostgreSQL or SQLite. */
@adapter.for(InstrumentModuleRepository, { profile: Profile.ALL })
export class TypeormInstrumentModuleRepository extends InstrumentModuleRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(instrumentModuleTable));
  }
}
