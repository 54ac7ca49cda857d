import { adapter, Profile } from '../../../container/index.js';
import { InstrumentModuleRepository } from '../../../ports/observatory/instrument-module.repository.js';
import { InstrumentModuleRows } from '../../rows/observatory/instrument-module.rows.js';
import { instrumentModuleTable } from '../../schema/observatory/instrument-module.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Modules of instruments in memory, with the same constraints and transactions as on the databases. */
@adapter.for(InstrumentModuleRepository, { profile: Profile.TEST })
export class MemoryInstrumentModuleRepository extends InstrumentModuleRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(instrumentModuleTable));
  }
}
