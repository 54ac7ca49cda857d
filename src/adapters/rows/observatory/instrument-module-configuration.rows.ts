import type { InstrumentModuleConfiguration } from '../../../domain/observatory/instrument-module-configuration.js';
import type { InstrumentModuleConfigurationKey } from '../../../ports/observatory/instrument-module-configuration.repository.js';
import { instrumentModuleConfigurationMapper } from '../../schema/observatory/instrument-module-configuration.mapper.js';
import type { instrumentModuleConfigurationTable } from '../../schema/observatory/instrument-module-configuration.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { RecordRows } from '../shared/record-rows.js';

/** Configurations over the rows of one table, the same on every engine. */
export abstract class InstrumentModuleConfigurationRows extends RecordRows<
  typeof instrumentModuleConfigurationTable,
  InstrumentModuleConfiguration,
  InstrumentModuleConfigurationKey
> {
  constructor(table: TableGateway<typeof instrumentModuleConfigurationTable>) {
    super(table, instrumentModuleConfigurationMapper);
  }

  async listByModules(modules: readonly string[]): Promise<InstrumentModuleConfiguration[]> {
    return (await this.table.select({ where: { module: { in: modules } } })).map(this.mapper.toDomain);
  }
}
