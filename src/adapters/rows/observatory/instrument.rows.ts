import type { Instrument } from '../../../domain/observatory/instrument.js';
import type { InstrumentKey } from '../../../ports/observatory/instrument.repository.js';
import { instrumentMapper } from '../../schema/observatory/instrument.mapper.js';
import type { instrumentTable } from '../../schema/observatory/instrument.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { RecordRows } from '../shared/record-rows.js';

/** Instruments over the rows of one table, the same on every engine. */
export abstract class InstrumentRows extends RecordRows<typeof instrumentTable, Instrument, InstrumentKey> {
  constructor(table: TableGateway<typeof instrumentTable>) {
    super(table, instrumentMapper);
  }
}
