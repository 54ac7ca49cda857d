import type { Feature } from '../../../domain/catalog/feature.js';
import type { ObjectId } from '../../../domain/shared/ids.js';
import type { FeatureKey } from '../../../ports/catalog/feature.repository.js';
import type { CallOptions } from '../../../ports/shared/call-options.js';
import { featureMapper } from '../../schema/catalog/feature.mapper.js';
import type { featureTable } from '../../schema/catalog/feature.schema.js';
import type { TableGateway } from '../../shared/table-gateway.js';
import { ObjectRecordRows } from '../shared/object-record-rows.js';

/** `FeatureRepository` over the rows of one table, the same on every engine. */
export abstract class FeatureRows extends ObjectRecordRows<typeof featureTable, Feature, FeatureKey> {
  constructor(table: TableGateway<typeof featureTable>) {
    super(table, featureMapper);
  }

  async listByVersion(oid: ObjectId, version: string, options?: CallOptions): Promise<Feature[]> {
    return (await this.table.select({ where: { oid, version } }, options)).map(featureMapper.toDomain);
  }

  async listVersions(oid: ObjectId, options?: CallOptions): Promise<string[]> {
    return (await this.table.summarize({ where: { oid }, by: ['version'] }, options)).flatMap(({ by }) => by.version ?? []);
  }
}
