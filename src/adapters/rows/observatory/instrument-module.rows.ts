import type { InstrumentModule } from '../../../domain/observatory/instrument-module.js';
import type { InstrumentModuleKey } from '../../../ports/observatory/instrument-module.repository.js';
import { instrumentModuleMapper } from '../../schema/observatory/instrument-module.mapper.js';
import type { instrumentModuleTable } from '../../schema/observatory/instrument-module.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { RecordRows } from '../shared/record-rows.js';

/** Modules over the rows of one table, the same on every engine. */
export abstract class InstrumentModuleRows extends RecordRows<typeof instrumentModuleTable, InstrumentModule, InstrumentModuleKey> {
  constructor(table: TableGateway<typeof instrumentModuleTable>) {
    super(table, instrumentModuleMapper);
  }

  async listByInstruments(instruments: readonly string[]): Promise<InstrumentModule[]> {
    return (await this.table.select({ where: { instrument: { in: instruments } } })).map(this.mapper.toDomain);
  }
}
