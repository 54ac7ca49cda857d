import { adapter, Profile } from '../../../container/index.js';
import { InstrumentRepository } from '../../../ports/observatory/instrument.repository.js';
import { InstrumentRows } from '../../rows/observatory/instrument.rows.js';
import { instrumentTable } from '../../schema/observatory/instrument.schema.js';
import { MemoryObservatoryDatabase } from './observatory.database.memory.js';

/** Instruments in memory, with the same constraints and transactions as on the databases. */
@adapter.for(InstrumentRepository, { profile: Profile.TEST })
export class MemoryInstrumentRepository extends InstrumentRows {
  constructor(database: MemoryObservatoryDatabase) {
    super(database.table(instrumentTable));
  }
}
