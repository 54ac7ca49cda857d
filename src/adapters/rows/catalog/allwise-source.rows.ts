import type { AllwiseSource } from '../../../domain/catalog/allwise-source.js';
import type { AllwiseSourceKey } from '../../../ports/catalog/allwise-source.repository.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import { allwiseSourceMapper } from '../../schema/catalog/allwise-source.mapper.js';
import type { allwiseSourceTable } from '../../schema/catalog/allwise-source.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { RecordRows } from '../shared/record-rows.js';

/** `AllwiseSourceRepository` over the rows of one table, the same on every engine. */
export abstract class AllwiseSourceRows extends RecordRows<typeof allwiseSourceTable, AllwiseSource, AllwiseSourceKey> {
  constructor(table: TableGateway<typeof allwiseSourceTable>) {
    super(table, allwiseSourceMapper);
  }

  async listByIds(designations: readonly string[], options?: CallOptions): Promise<AllwiseSource[]> {
    return (await this.table.select({ where: { oid_catalog: { in: designations } } }, options)).map(allwiseSourceMapper.toDomain);
  }
}
