import { adapter, Profile } from '../../../container/index.js';
import { InstrumentModuleConfigurationRepository } from '../../../ports/observatory/instrument-module-configuration.repository.js';
import { InstrumentModuleConfigurationRows } from '../../rows/observatory/instrument-module-configuration.rows.js';
import { instrumentModuleConfigurationTable } from '../../schema/observatory/instrument-module-configuration.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Configurations of modules in memory, with the same constraints and transactions as on the databases. */
@adapter.for(InstrumentModuleConfigurationRepository, { profile: Profile.TEST })
export class MemoryInstrumentModuleConfigurationRepository extends InstrumentModuleConfigurationRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(instrumentModuleConfigurationTable));
  }
}
