import { adapter, Profile } from '../../../container/index.js';
import { InstrumentModuleConfigurationRepository } from '../../../ports/observatory/instrument-module-configuration.repository.js';
import { InstrumentModuleConfigurationRows } from '../../rows/observatory/instrument-module-configuration.rows.js';
import { instrumentModuleConfigurationTable } from '../../schema/observatory/instrument-module-configuration.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Configurations of modules on PostgreSQL or SQLite. */
@adapter.for(InstrumentModuleConfigurationRepository, { profile: Profile.ALL })
export class TypeormInstrumentModuleConfigurationRepository extends InstrumentModuleConfigurationRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(instrumentModuleConfigurationTable));
  }
}
