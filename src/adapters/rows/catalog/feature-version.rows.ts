import type { FeatureVersion } from '../../../domain/catalog/feature-version.js';
import type { FeatureVersionKey } from '../../../ports/catalog/feature-version.repository.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import { featureVersionMapper } from '../../schema/catalog/feature-version.mapper.js';
import type { featureVersionTable } from '../../schema/catalog/feature-version.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { RecordRows } from '../shared/record-rows.js';

/** `FeatureVersionRepository` over the rows of one table, the same on every engine. */
export abstract class FeatureVersionRows extends RecordRows<typeof featureVersionTable, FeatureVersion, FeatureVersionKey> {
  constructor(table: TableGateway<typeof featureVersionTable>) {
    super(table, featureVersionMapper);
  }

  async listByIds(versions: readonly string[], options?: CallOptions): Promise<FeatureVersion[]> {
    return (await this.table.select({ where: { version: { in: versions } } }, options)).map(featureVersionMapper.toDomain);
  }
}
