import { adapter, Profile } from '../../../container/index.js';
import { InstrumentRepository } from '../../../ports/observatory/instrument.repository.js';
import { InstrumentRows } from '../../rows/observatory/instrument.rows.js';
import { instrumentTable } from '../../schema/observatory/instrument.schema.js';
import { TypeormObservatoryDatabase } from './observatory.database.typeorm.js';

/** Instruments on PostgreSQL or SQLite. */
@adapter.for(InstrumentRepository, { profile: Profile.ALL })
export class TypeormInstrumentRepository extends InstrumentRows {
  constructor(database: TypeormObservatoryDatabase) {
    super(database.table(instrumentTable));
  }
}
